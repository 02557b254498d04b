using Kind = Conformance.Suite.Traces.TraceValueKind;
using Rows = Conformance.Suite.Traces.TraceRowKinds;
using When = Conformance.Suite.Traces.TraceCondition;

namespace Conformance.Suite.Traces;

/// <summary>The table of columns. Reading, writing, checking and comparing traces, and the field names in messages, derive from it.</summary>
public static class TraceColumns
{
    /// <summary>Number of columns, and of fields in every row.</summary>
    public const int Count = 15;

#pragma warning disable CS1591 // The last argument of a row documents it.
    public static readonly TraceColumn Scenario = new(0, "scenario", Kind.Text, Rows.All, When.Always, "the scenario and its variant");
    public static readonly TraceColumn Seq = new(1, "seq", Kind.Sequence, Rows.All, When.Always, "set, end, or the number of the exit from 0");
    public static readonly TraceColumn Ret = new(2, "ret", Kind.Signed, Rows.Set | Rows.Exit, When.Always, "what the ioctl returned");
    public static readonly TraceColumn Errno = new(3, "errno", Kind.Decimal, Rows.Set | Rows.Exit, When.Always, "the error number, or 0");
    public static readonly TraceColumn ExitReason = new(4, "exit_reason", Kind.Decimal, Rows.Exit, When.Always, "why KVM_RUN returned");
    public static readonly TraceColumn Hsr = new(5, "hsr", Kind.Hex, Rows.Exit, When.SyndromeExit, "the syndrome, as ESR_EL2 encodes it");
    public static readonly TraceColumn Far = new(6, "far", Kind.Hex, Rows.Exit, When.FaultAddress, "the address that faulted");
    public static readonly TraceColumn Pc = new(7, "pc", Kind.Hex, Rows.Exit, When.Always, "the program counter");
    public static readonly TraceColumn Pstate = new(8, "pstate", Kind.Hex, Rows.Exit, When.Always, "the processor state");
    public static readonly TraceColumn MmioAddr = new(9, "mmio_addr", Kind.Hex, Rows.Exit, When.MmioExit, "the guest physical address accessed");
    public static readonly TraceColumn MmioLen = new(10, "mmio_len", Kind.Decimal, Rows.Exit, When.MmioExit, "the bytes accessed");
    public static readonly TraceColumn MmioIsWrite = new(11, "mmio_write", Kind.Flag, Rows.Exit, When.MmioExit, "1 for a write, 0 for a read");
    public static readonly TraceColumn MmioData = new(12, "mmio_data", Kind.Hex, Rows.Exit, When.MmioWrite, "what was written");
    public static readonly TraceColumn X0 = new(13, "x0", Kind.Hex, Rows.Exit, When.Always, "general register 0");
    public static readonly TraceColumn Detail = new(14, "detail", Kind.Text, Rows.Exit | Rows.End, When.Optional, "more values, as key=value;key=value");
#pragma warning restore CS1591

    private static readonly TraceColumn[] Table =
        [Scenario, Seq, Ret, Errno, ExitReason, Hsr, Far, Pc, Pstate, MmioAddr, MmioLen, MmioIsWrite, MmioData, X0, Detail];

    /// <summary>Every column, in the order in which a row has them.</summary>
    public static IReadOnlyList<TraceColumn> All { get; } = Table;

    /// <summary>The same, for loops over every field of every row, which would otherwise allocate an enumerator a row.</summary>
    internal static ReadOnlySpan<TraceColumn> Span => Table;

    /// <summary>The first line of a trace file.</summary>
    public static string Header { get; } = string.Join(',', All);

    /// <summary>The column with that name, or null.</summary>
    public static TraceColumn? Find(string name) => All.FirstOrDefault(c => c.Name == name);
}
