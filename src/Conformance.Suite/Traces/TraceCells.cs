using System.Runtime.CompilerServices;

namespace Conformance.Suite.Traces;

/// <summary>The numbers of one row, one cell a column, and which of them there are. Signed numbers are sign-extended.</summary>
internal struct TraceCells : IEquatable<TraceCells>
{
    private Numbers _numbers;
    private ushort _present;

    /// <summary>The number in a column, or null.</summary>
    public readonly ulong? this[TraceColumn column] => Has(column) ? _numbers[column.Index] : null;

    /// <summary>Whether the column has a number.</summary>
    public readonly bool Has(TraceColumn column) => (_present & (1 << column.Index)) != 0;

    /// <summary>Gives the column a number.</summary>
    public void Set(TraceColumn column, ulong value)
    {
        _numbers[column.Index] = value;
        _present |= (ushort)(1 << column.Index);
    }

    /// <inheritdoc/>
    public readonly bool Equals(TraceCells other) =>
        _present == other._present && ((ReadOnlySpan<ulong>)_numbers).SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is TraceCells other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(_present);
        foreach (ulong number in _numbers)
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }

    [InlineArray(TraceColumns.Count)]
    private struct Numbers
    {
        private ulong _first;
    }
}
