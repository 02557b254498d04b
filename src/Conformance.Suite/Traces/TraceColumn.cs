namespace Conformance.Suite.Traces;

/// <summary>The kinds of row that a trace has; a set of them says where a column applies.</summary>
[Flags]
public enum TraceRowKinds : byte
{
    /// <summary>No row.</summary>
    None = 0,

    /// <summary>A return from KVM_SET_GUEST_DEBUG.</summary>
    Set = 1,

    /// <summary>A return from KVM_RUN.</summary>
    Exit = 2,

    /// <summary>The last row: the state after the last exit.</summary>
    End = 4,

    /// <summary>Every row.</summary>
    All = Set | Exit | End,
}

/// <summary>How the values of a column are written.</summary>
public enum TraceValueKind : byte
{
    /// <summary>As it is.</summary>
    Text,

    /// <summary><c>set</c>, <c>end</c>, or the number of the exit from 0.</summary>
    Sequence,

    /// <summary>Decimal with a sign where it is negative.</summary>
    Signed,

    /// <summary>Decimal.</summary>
    Decimal,

    /// <summary>0 or 1.</summary>
    Flag,

    /// <summary>Lower-case hexadecimal with 0x and without leading zeros.</summary>
    Hex,
}

/// <summary>What has to hold, in a row of the right kind, before a column has a value.</summary>
public enum TraceCondition : byte
{
    /// <summary>Nothing: every such row has a value.</summary>
    Always,

    /// <summary>Nothing, and a row without a value is as good.</summary>
    Optional,

    /// <summary>KVM_EXIT_DEBUG or KVM_EXIT_EXCEPTION; kernels before 4.3 report no syndrome, so that it may be absent.</summary>
    SyndromeExit,

    /// <summary>The syndrome of the row says that the fault address is valid.</summary>
    FaultAddress,

    /// <summary>KVM_EXIT_MMIO; optional where KVM_RUN failed, because exit_reason is then left over.</summary>
    MmioExit,

    /// <summary>The row is an MMIO write.</summary>
    MmioWrite,
}

/// <summary>One column of a trace.</summary>
public sealed class TraceColumn
{
    internal TraceColumn(int index, string name, TraceValueKind kind, TraceRowKinds rows, TraceCondition condition, string meaning)
    {
        Index = index;
        Name = name;
        Kind = kind;
        Rows = rows;
        Condition = condition;
        Meaning = meaning;
    }

    /// <summary>Position in a row, from 0.</summary>
    public int Index { get; }

    /// <summary>As written in the header and in messages.</summary>
    public string Name { get; }

    /// <summary>How values are written.</summary>
    public TraceValueKind Kind { get; }

    /// <summary>The kinds of row that can have a value.</summary>
    public TraceRowKinds Rows { get; }

    /// <summary>When such a row has one.</summary>
    public TraceCondition Condition { get; }

    /// <summary>What a value says, in words.</summary>
    public string Meaning { get; }

    /// <summary>Whether a value is a number in all rows that have one.</summary>
    public bool IsNumber => Kind is not (TraceValueKind.Text or TraceValueKind.Sequence);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
