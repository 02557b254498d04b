namespace Conformance.Arm.Registers;

/// <summary>
/// The system registers of AArch32 that the suite knows, each as the view of an AArch64 register that it is (Arm ARM G8 and
/// D1.20, architectural mapping). What lets EL0 use them and what traps them is that of the AArch64 register unless the row
/// says otherwise.
/// </summary>
public static class CoprocessorRegisterTable
{
    private const int DebugRegisters = 16;

    /// <summary>All rows.</summary>
    public static IReadOnlyList<CoprocessorRegister> All { get; } = [.. DebugPairs(), .. Debug(), .. System(), .. Counters(), .. ReservedIdentification()];

    private static readonly Dictionary<CoprocessorEncoding, CoprocessorRegister> ByEncoding = All.ToDictionary(row => row.Encoding);

    /// <summary>The row with that encoding, or null.</summary>
    public static CoprocessorRegister? Find(CoprocessorEncoding encoding) => ByEncoding.GetValueOrDefault(encoding);

    private static IEnumerable<CoprocessorRegister> DebugPairs()
    {
        (SystemRegister, string, int)[] kinds =
        [
            (SystemRegister.DBGBVR0_EL1, "DBGBVR", 4), (SystemRegister.DBGBCR0_EL1, "DBGBCR", 5),
            (SystemRegister.DBGWVR0_EL1, "DBGWVR", 6), (SystemRegister.DBGWCR0_EL1, "DBGWCR", 7),
        ];
        foreach ((SystemRegister first, string name, int opc2) in kinds)
        {
            for (int n = 0; n < DebugRegisters; n++)
            {
                yield return Word($"{name}{n}", 14, 0, 0, n, opc2, first + (ushort)n);
            }
        }

        for (int n = 0; n < DebugRegisters; n++)
        {
            yield return Word($"DBGBXVR{n}", 14, 0, 1, n, 1, SystemRegister.DBGBVR0_EL1 + (ushort)n, CoprocessorPart.High);
        }
    }

    private static IEnumerable<CoprocessorRegister> Debug() =>
    [
        Own("DBGDIDR",       14, 0, 0,  0, 0, Directions.Read, El0Access.Tdcc, TrapControl.Tda),
        Word("DBGDTRRXext",  14, 0, 0,  0, 2, SystemRegister.OSDTRRX_EL1),
        Word("DBGDSCRint",   14, 0, 0,  1, 0, SystemRegister.MDCCSR_EL0),
        Word("DBGDCCINT",    14, 0, 0,  2, 0, SystemRegister.MDCCINT_EL1),
        Word("DBGDSCRext",   14, 0, 0,  2, 2, SystemRegister.MDSCR_EL1),
        Word("DBGDTRTXext",  14, 0, 0,  3, 2, SystemRegister.OSDTRTX_EL1),
        Word("DBGDTRTXint",  14, 0, 0,  5, 0, SystemRegister.DBGDTRTX_EL0),
        Own("DBGWFAR",       14, 0, 0,  6, 0, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Word("DBGOSECCR",    14, 0, 0,  6, 2, SystemRegister.OSECCR_EL1),
        Word("DBGVCR",       14, 0, 0,  7, 0, SystemRegister.DBGVCR32_EL2) with { Trap = TrapControl.Tda },
        Word("DBGDRAR",      14, 0, 1,  0, 0, SystemRegister.MDRAR_EL1) with { El0 = El0Access.Tdcc },
        Word("DBGOSLAR",     14, 0, 1,  0, 4, SystemRegister.OSLAR_EL1),
        Word("DBGOSLSR",     14, 0, 1,  1, 4, SystemRegister.OSLSR_EL1),
        Word("DBGOSDLR",     14, 0, 1,  3, 4, SystemRegister.OSDLR_EL1),
        Word("DBGPRCR",      14, 0, 1,  4, 4, SystemRegister.DBGPRCR_EL1),
        Own("DBGDSAR",       14, 0, 2,  0, 0, Directions.Read, El0Access.Tdcc, TrapControl.Tdra),
        Own("DBGDEVID2",     14, 0, 7,  0, 7, Directions.Read, El0Access.None, TrapControl.Tda),
        Own("DBGDEVID1",     14, 0, 7,  1, 7, Directions.Read, El0Access.None, TrapControl.Tda),
        Own("DBGDEVID",      14, 0, 7,  2, 7, Directions.Read, El0Access.None, TrapControl.Tda),
        Word("DBGCLAIMSET",  14, 0, 7,  8, 6, SystemRegister.DBGCLAIMSET_EL1),
        Word("DBGCLAIMCLR",  14, 0, 7,  9, 6, SystemRegister.DBGCLAIMCLR_EL1),
        Word("DBGAUTHSTATUS", 14, 0, 7, 14, 6, SystemRegister.DBGAUTHSTATUS_EL1),
        Doubleword("DBGDRAR", 14, 0, 1, SystemRegister.MDRAR_EL1) with { El0 = El0Access.Tdcc },
        new("DBGDSAR", CoprocessorEncoding.Doubleword(14, 0, 2), null, CoprocessorPart.None, Directions.Read, El0Access.Tdcc, TrapControl.Tdra),
    ];

    private static IEnumerable<CoprocessorRegister> System() =>
    [
        Word("MIDR",       15, 0,  0,  0, 0, SystemRegister.MIDR_EL1),
        Word("CTR",        15, 0,  0,  0, 1, SystemRegister.CTR_EL0) with { El0 = El0Access.None },
        Own("TCMTR",       15, 0,  0,  0, 2, Directions.Read, El0Access.None, TrapControl.Tid1),
        Own("TLBTR",       15, 0,  0,  0, 3, Directions.Read, El0Access.None, TrapControl.Tid1),

        // Encodings of c0 without a register of their own are MIDR (Arm ARM G8.2.107).
        Word("MIDR",       15, 0,  0,  0, 4, SystemRegister.MIDR_EL1),
        Word("MIDR",       15, 0,  0,  0, 7, SystemRegister.MIDR_EL1),
        Word("MPIDR",      15, 0,  0,  0, 5, SystemRegister.MPIDR_EL1),
        Word("REVIDR",     15, 0,  0,  0, 6, SystemRegister.REVIDR_EL1),
        Word("ID_PFR0",    15, 0,  0,  1, 0, SystemRegister.ID_PFR0_EL1),
        Word("ID_PFR1",    15, 0,  0,  1, 1, SystemRegister.ID_PFR1_EL1),
        Word("ID_DFR0",    15, 0,  0,  1, 2, SystemRegister.ID_DFR0_EL1),
        Word("ID_AFR0",    15, 0,  0,  1, 3, SystemRegister.ID_AFR0_EL1),
        Word("ID_MMFR0",   15, 0,  0,  1, 4, SystemRegister.ID_MMFR0_EL1),
        Word("ID_MMFR1",   15, 0,  0,  1, 5, SystemRegister.ID_MMFR1_EL1),
        Word("ID_MMFR2",   15, 0,  0,  1, 6, SystemRegister.ID_MMFR2_EL1),
        Word("ID_MMFR3",   15, 0,  0,  1, 7, SystemRegister.ID_MMFR3_EL1),
        Word("ID_ISAR0",   15, 0,  0,  2, 0, SystemRegister.ID_ISAR0_EL1),
        Word("ID_ISAR1",   15, 0,  0,  2, 1, SystemRegister.ID_ISAR1_EL1),
        Word("ID_ISAR2",   15, 0,  0,  2, 2, SystemRegister.ID_ISAR2_EL1),
        Word("ID_ISAR3",   15, 0,  0,  2, 3, SystemRegister.ID_ISAR3_EL1),
        Word("ID_ISAR4",   15, 0,  0,  2, 4, SystemRegister.ID_ISAR4_EL1),
        Word("ID_ISAR5",   15, 0,  0,  2, 5, SystemRegister.ID_ISAR5_EL1),
        Word("ID_MMFR4",   15, 0,  0,  2, 6, SystemRegister.ID_MMFR4_EL1),
        Word("ID_ISAR6",   15, 0,  0,  2, 7, SystemRegister.ID_ISAR6_EL1),
        Word("CCSIDR",     15, 1,  0,  0, 0, SystemRegister.CCSIDR_EL1),
        Word("CLIDR",      15, 1,  0,  0, 1, SystemRegister.CLIDR_EL1),
        Word("AIDR",       15, 1,  0,  0, 7, SystemRegister.AIDR_EL1),
        Word("CSSELR",     15, 2,  0,  0, 0, SystemRegister.CSSELR_EL1),
        Word("SCTLR",      15, 0,  1,  0, 0, SystemRegister.SCTLR_EL1),
        Word("ACTLR",      15, 0,  1,  0, 1, SystemRegister.ACTLR_EL1),
        Word("CPACR",      15, 0,  1,  0, 2, SystemRegister.CPACR_EL1),
        Word("TTBR0",      15, 0,  2,  0, 0, SystemRegister.TTBR0_EL1),
        Word("TTBR1",      15, 0,  2,  0, 1, SystemRegister.TTBR1_EL1),
        Word("TTBCR",      15, 0,  2,  0, 2, SystemRegister.TCR_EL1),
        Word("DACR",       15, 0,  3,  0, 0, SystemRegister.DACR32_EL2) with { Trap = TrapControl.Tvm },
        Word("DFSR",       15, 0,  5,  0, 0, SystemRegister.ESR_EL1),
        Word("IFSR",       15, 0,  5,  0, 1, SystemRegister.IFSR32_EL2) with { Trap = TrapControl.Tvm },
        Word("ADFSR",      15, 0,  5,  1, 0, SystemRegister.AFSR0_EL1),
        Word("AIFSR",      15, 0,  5,  1, 1, SystemRegister.AFSR1_EL1),
        Word("DFAR",       15, 0,  6,  0, 0, SystemRegister.FAR_EL1),
        Word("IFAR",       15, 0,  6,  0, 2, SystemRegister.FAR_EL1, CoprocessorPart.High),
        Word("PAR",        15, 0,  7,  4, 0, SystemRegister.PAR_EL1),
        Word("PMCR",       15, 0,  9, 12, 0, SystemRegister.PMCR_EL0),
        Word("PMCNTENSET", 15, 0,  9, 12, 1, SystemRegister.PMCNTENSET_EL0),
        Word("PMCNTENCLR", 15, 0,  9, 12, 2, SystemRegister.PMCNTENCLR_EL0),
        Word("PMOVSR",     15, 0,  9, 12, 3, SystemRegister.PMOVSCLR_EL0),
        Word("PMSWINC",    15, 0,  9, 12, 4, SystemRegister.PMSWINC_EL0),
        Word("PMSELR",     15, 0,  9, 12, 5, SystemRegister.PMSELR_EL0),
        Word("PMCEID0",    15, 0,  9, 12, 6, SystemRegister.PMCEID0_EL0),
        Word("PMCEID1",    15, 0,  9, 12, 7, SystemRegister.PMCEID1_EL0),
        Word("PMCCNTR",    15, 0,  9, 13, 0, SystemRegister.PMCCNTR_EL0),
        Word("PMXEVTYPER", 15, 0,  9, 13, 1, SystemRegister.PMXEVTYPER_EL0),
        Word("PMXEVCNTR",  15, 0,  9, 13, 2, SystemRegister.PMXEVCNTR_EL0),
        Word("PMUSERENR",  15, 0,  9, 14, 0, SystemRegister.PMUSERENR_EL0),
        Word("PMINTENSET", 15, 0,  9, 14, 1, SystemRegister.PMINTENSET_EL1),
        Word("PMINTENCLR", 15, 0,  9, 14, 2, SystemRegister.PMINTENCLR_EL1),
        Word("PMOVSSET",   15, 0,  9, 14, 3, SystemRegister.PMOVSSET_EL0),
        Word("PMCCFILTR",  15, 0, 14, 15, 7, SystemRegister.PMCCFILTR_EL0),
        Word("PRRR",       15, 0, 10,  2, 0, SystemRegister.MAIR_EL1),
        Word("NMRR",       15, 0, 10,  2, 1, SystemRegister.MAIR_EL1, CoprocessorPart.High),
        Word("AMAIR0",     15, 0, 10,  3, 0, SystemRegister.AMAIR_EL1),
        Word("AMAIR1",     15, 0, 10,  3, 1, SystemRegister.AMAIR_EL1, CoprocessorPart.High),
        Word("VBAR",       15, 0, 12,  0, 0, SystemRegister.VBAR_EL1),
        Word("ISR",        15, 0, 12,  1, 0, SystemRegister.ISR_EL1),
        Own("FCSEIDR",     15, 0, 13,  0, 0, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Word("CONTEXTIDR", 15, 0, 13,  0, 1, SystemRegister.CONTEXTIDR_EL1),
        Word("TPIDRURW",   15, 0, 13,  0, 2, SystemRegister.TPIDR_EL0),
        Word("TPIDRURO",   15, 0, 13,  0, 3, SystemRegister.TPIDRRO_EL0),
        Word("TPIDRPRW",   15, 0, 13,  0, 4, SystemRegister.TPIDR_EL1),
        Word("CNTFRQ",     15, 0, 14,  0, 0, SystemRegister.CNTFRQ_EL0),
        Word("CNTKCTL",    15, 0, 14,  1, 0, SystemRegister.CNTKCTL_EL1),
        Word("CNTP_TVAL",  15, 0, 14,  2, 0, SystemRegister.CNTP_TVAL_EL0),
        Word("CNTP_CTL",   15, 0, 14,  2, 1, SystemRegister.CNTP_CTL_EL0),
        Word("CNTV_TVAL",  15, 0, 14,  3, 0, SystemRegister.CNTV_TVAL_EL0),
        Word("CNTV_CTL",   15, 0, 14,  3, 1, SystemRegister.CNTV_CTL_EL0),
        Doubleword("TTBR0",     15, 0,  2, SystemRegister.TTBR0_EL1),
        Doubleword("TTBR1",     15, 1,  2, SystemRegister.TTBR1_EL1),
        Doubleword("PAR",       15, 0,  7, SystemRegister.PAR_EL1),
        Doubleword("PMCCNTR",   15, 0,  9, SystemRegister.PMCCNTR_EL0),
        Doubleword("CNTPCT",    15, 0, 14, SystemRegister.CNTPCT_EL0),
        Doubleword("CNTVCT",    15, 1, 14, SystemRegister.CNTVCT_EL0),
        Doubleword("CNTP_CVAL", 15, 2, 14, SystemRegister.CNTP_CVAL_EL0),
        Doubleword("CNTV_CVAL", 15, 3, 14, SystemRegister.CNTV_CVAL_EL0),
    ];

    // The number of the counter is split over CRm and opc2.
    private static IEnumerable<CoprocessorRegister> Counters()
    {
        for (int n = 0; n < SystemRegisterTable.EventCounters; n++)
        {
            yield return Word($"PMEVCNTR{n}", 15, 0, 14, 8 + (n >> 3), n & 7, SystemRegister.PMEVCNTR0_EL0 + (ushort)n);
            yield return Word($"PMEVTYPER{n}", 15, 0, 14, 12 + (n >> 3), n & 7, SystemRegister.PMEVTYPER0_EL0 + (ushort)n);
        }
    }

    // The rest of the identification space reads as zero, and is trapped as what is allocated there (Arm ARM G7.3.1).
    private static IEnumerable<CoprocessorRegister> ReservedIdentification()
    {
        for (int crm = 3; crm < 8; crm++)
        {
            for (int opc2 = 0; opc2 < 8; opc2++)
            {
                yield return Own($"ID_RES_c{crm}_{opc2}", 15, 0, 0, crm, opc2, Directions.Read, El0Access.None, TrapControl.Tid3);
            }
        }
    }

    private static CoprocessorRegister Word(
        string name, int coprocessor, int opc1, int crn, int crm, int opc2, SystemRegister register, CoprocessorPart part = CoprocessorPart.Low) =>
        View(name, CoprocessorEncoding.Word(coprocessor, opc1, crn, crm, opc2), register, part);

    private static CoprocessorRegister Doubleword(string name, int coprocessor, int opc1, int crm, SystemRegister register) =>
        View(name, CoprocessorEncoding.Doubleword(coprocessor, opc1, crm), register, CoprocessorPart.All);

    private static CoprocessorRegister View(string name, CoprocessorEncoding encoding, SystemRegister register, CoprocessorPart part)
    {
        SystemRegisterInfo row = SystemRegisterTable.Row(register);
        return new(name, encoding, register, part, row.Directions, row.El0, row.Trap);
    }

    private static CoprocessorRegister Own(
        string name, int coprocessor, int opc1, int crn, int crm, int opc2, Directions directions, El0Access el0, TrapControl trap) =>
        new(name, CoprocessorEncoding.Word(coprocessor, opc1, crn, crm, opc2), null, CoprocessorPart.None, directions, el0, trap);
}
