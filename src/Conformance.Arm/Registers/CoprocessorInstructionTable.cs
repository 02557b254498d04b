namespace Conformance.Arm.Registers;

/// <summary>An operation that MCR to coprocessor 15 carries out, without a register behind it.</summary>
/// <param name="Name">Arm name.</param>
/// <param name="Encoding">How MCR names it.</param>
/// <param name="El0">What lets EL0 use it.</param>
/// <param name="Trap">The control that traps it to EL2.</param>
public sealed record CoprocessorInstruction(string Name, CoprocessorEncoding Encoding, El0Access El0, TrapControl Trap);

/// <summary>Cache and TLB maintenance and the barriers of AArch32 (Arm ARM G8.2); none of them has an effect that the suite can see.</summary>
public static class CoprocessorInstructionTable
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<CoprocessorInstruction> All { get; } =
    [
        Row("ICIALLUIS",  7,  1, 0, TrapControl.Tpu),
        Row("BPIALLIS",   7,  1, 6, TrapControl.None),
        Row("ICIALLU",    7,  5, 0, TrapControl.Tpu),
        Row("ICIMVAU",    7,  5, 1, TrapControl.Tpu),
        Row("CP15ISB",    7,  5, 4, TrapControl.None) with { El0 = El0Access.Always },
        Row("BPIALL",     7,  5, 6, TrapControl.None),
        Row("BPIMVA",     7,  5, 7, TrapControl.None),
        Row("DCIMVAC",    7,  6, 1, TrapControl.Tpc),
        Row("DCISW",      7,  6, 2, TrapControl.Tsw),
        Row("DCCMVAC",    7, 10, 1, TrapControl.Tpc),
        Row("DCCSW",      7, 10, 2, TrapControl.Tsw),
        Row("CP15DSB",    7, 10, 4, TrapControl.None) with { El0 = El0Access.Always },
        Row("CP15DMB",    7, 10, 5, TrapControl.None) with { El0 = El0Access.Always },
        Row("DCCMVAU",    7, 11, 1, TrapControl.Tpu),
        Row("DCCIMVAC",   7, 14, 1, TrapControl.Tpc),
        Row("DCCISW",     7, 14, 2, TrapControl.Tsw),
        Row("TLBIALLIS",  8,  3, 0, TrapControl.Ttlb),
        Row("TLBIMVAIS",  8,  3, 1, TrapControl.Ttlb),
        Row("TLBIASIDIS", 8,  3, 2, TrapControl.Ttlb),
        Row("TLBIMVAAIS", 8,  3, 3, TrapControl.Ttlb),
        Row("ITLBIALL",   8,  5, 0, TrapControl.Ttlb),
        Row("ITLBIMVA",   8,  5, 1, TrapControl.Ttlb),
        Row("ITLBIASID",  8,  5, 2, TrapControl.Ttlb),
        Row("DTLBIALL",   8,  6, 0, TrapControl.Ttlb),
        Row("DTLBIMVA",   8,  6, 1, TrapControl.Ttlb),
        Row("DTLBIASID",  8,  6, 2, TrapControl.Ttlb),
        Row("TLBIALL",    8,  7, 0, TrapControl.Ttlb),
        Row("TLBIMVA",    8,  7, 1, TrapControl.Ttlb),
        Row("TLBIASID",   8,  7, 2, TrapControl.Ttlb),
        Row("TLBIMVAA",   8,  7, 3, TrapControl.Ttlb),
    ];

    private static readonly Dictionary<CoprocessorEncoding, CoprocessorInstruction> ByEncoding = All.ToDictionary(row => row.Encoding);

    /// <summary>The row with that encoding, or null.</summary>
    public static CoprocessorInstruction? Find(CoprocessorEncoding encoding) => ByEncoding.GetValueOrDefault(encoding);

    private static CoprocessorInstruction Row(string name, int crn, int crm, int opc2, TrapControl trap) =>
        new(name, CoprocessorEncoding.Word(15, 0, crn, crm, opc2), El0Access.None, trap);
}
