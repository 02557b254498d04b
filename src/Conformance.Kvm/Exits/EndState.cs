using Conformance.Kvm.Uapi;

namespace Conformance.Kvm.Exits;

/// <summary>What the guest is left with after the last exit.</summary>
/// <param name="values">The first <see cref="EndRegisters.All"/>, by KVM_GET_ONE_REG.</param>
/// <param name="ram">The fingerprint of guest RAM; null where it was not taken.</param>
public sealed class EndState(ulong[] values, ulong? ram) : IEquatable<EndState>
{
    /// <summary>Values of the first of <see cref="EndRegisters.All"/>, as many as the machine tells.</summary>
    public ReadOnlySpan<ulong> Values => values;

    /// <summary>The fingerprint of guest RAM; null where it was not taken.</summary>
    public ulong? Ram { get; } = ram;

    /// <summary>The value of a register.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The machine does not tell it.</exception>
    public ulong this[OneReg register]
    {
        get
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (EndRegisters.All[i].Register == register)
                {
                    return values[i];
                }
            }

            throw new ArgumentOutOfRangeException(nameof(register), $"register 0x{register.Id:x} is not told at the end of a run");
        }
    }

    /// <inheritdoc/>
    public bool Equals(EndState? other) => other is not null && Ram == other.Ram && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EndState);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Ram);
        foreach (ulong value in Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
