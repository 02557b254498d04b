using Conformance.Arm.Names;

namespace Conformance.Arm.Registers;

/// <summary>Every system register that the suite knows, by name and encoding (Arm ARM D17 and D19).</summary>
public static class SystemRegisterTable
{
    /// <summary>Event counters that the architecture has names for.</summary>
    public const int EventCounters = 31;

    private static readonly SystemRegisterInfo[] Rows = [.. Numbered(), .. Named()];
    private static readonly SystemRegisterInfo?[] ByRegister = IndexByRegister();
    private static readonly Dictionary<ushort, SystemRegisterInfo> ByEncoding = IndexByEncoding();
    private static readonly Dictionary<string, SystemRegisterInfo> ByName = IndexByName();

    /// <summary>All rows.</summary>
    public static IReadOnlyList<SystemRegisterInfo> All => Rows;

    /// <summary>All register names, for suggestions.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    /// <summary>How many values <see cref="SystemRegister"/> spans.</summary>
    public static int Count => ByRegister.Length;

    /// <summary>The row of a register.</summary>
    public static SystemRegisterInfo Row(SystemRegister register) => ByRegister[(int)register]!;

    /// <summary>The row with that encoding, or null.</summary>
    public static SystemRegisterInfo? Find(SystemRegisterEncoding encoding) => ByEncoding.GetValueOrDefault(encoding.Packed);

    /// <summary>The row with that name in upper or lower case, or null.</summary>
    public static SystemRegisterInfo? Find(ReadOnlySpan<char> name) => ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out SystemRegisterInfo? row) ? row : null;

    /// <summary>The encoding of a register by its Arm name.</summary>
    public static bool TryFindEncoding(string name, out ushort encoding)
    {
        SystemRegisterInfo? row = Find(name.AsSpan());
        encoding = row?.Encoding.Packed ?? 0;
        return row is not null;
    }

    /// <summary>The end of a message about an unknown name: the known name that is nearest, or how to write any register.</summary>
    public static string Suggest(string name) =>
        NameSuggestion.Clause(name, Rows.Select(row => row.AssemblyName), "; any register can be written as s3_0_c1_c0_1");

    private static Dictionary<string, SystemRegisterInfo> IndexByName()
    {
        Dictionary<string, SystemRegisterInfo> index = new(Rows.Length + 1, StringComparer.OrdinalIgnoreCase);
        foreach (SystemRegisterInfo row in Rows)
        {
            index.Add(row.Name, row);
            if (row.ReadName is not null)
            {
                index.Add(row.ReadName, row);
            }
        }

        return index;
    }

    private static Dictionary<ushort, SystemRegisterInfo> IndexByEncoding()
    {
        Dictionary<ushort, SystemRegisterInfo> index = new(Rows.Length);
        foreach (SystemRegisterInfo row in Rows)
        {
            index.Add(row.Encoding.Packed, row);
        }

        return index;
    }

    private static SystemRegisterInfo?[] IndexByRegister()
    {
        int last = 0;
        foreach (SystemRegisterInfo row in Rows)
        {
            last = Math.Max(last, (int)row.Register);
        }

        SystemRegisterInfo?[] index = new SystemRegisterInfo?[last + 1];
        foreach (SystemRegisterInfo row in Rows)
        {
            index[(int)row.Register] = row;
        }

        return index;
    }

    private static IEnumerable<SystemRegisterInfo> Numbered()
    {
        (SystemRegister First, string Name, int Op2)[] kinds =
        [
            (SystemRegister.DBGBVR0_EL1, "DBGBVR", 4),
            (SystemRegister.DBGBCR0_EL1, "DBGBCR", 5),
            (SystemRegister.DBGWVR0_EL1, "DBGWVR", 6),
            (SystemRegister.DBGWCR0_EL1, "DBGWCR", 7),
        ];
        foreach ((SystemRegister first, string name, int op2) in kinds)
        {
            for (int n = 0; n < 16; n++)
            {
                yield return new(
                    first + (ushort)n, $"{name}{n}_EL1", new(2, 0, 0, n, op2), 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda);
            }
        }

        foreach (SystemRegisterInfo row in Counters(SystemRegister.PMEVCNTR0_EL0, "PMEVCNTR", 8))
        {
            yield return row;
        }

        foreach (SystemRegisterInfo row in Counters(SystemRegister.PMEVTYPER0_EL0, "PMEVTYPER", 12))
        {
            yield return row;
        }
    }

    // The number of the counter is split over CRm and op2.
    private static IEnumerable<SystemRegisterInfo> Counters(SystemRegister first, string name, int firstCrm)
    {
        for (int n = 0; n < EventCounters; n++)
        {
            yield return new(
                first + (ushort)n, $"{name}{n}_EL0", new(3, 3, 14, firstCrm + (n >> 3), n & 7), 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm);
        }
    }

    private static SystemRegisterInfo[] Named() =>
    [
        Row(SystemRegister.OSDTRRX_EL1,       2, 0,  0,  0, 2, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.MDCCINT_EL1,       2, 0,  0,  2, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.MDSCR_EL1,         2, 0,  0,  2, 2, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.OSDTRTX_EL1,       2, 0,  0,  3, 2, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.OSECCR_EL1,        2, 0,  0,  6, 2, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.MDRAR_EL1,         2, 0,  1,  0, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tdra),
        Row(SystemRegister.OSLAR_EL1,         2, 0,  1,  0, 4, el: 1, Directions.Write, El0Access.None, TrapControl.Tdosa),
        Row(SystemRegister.OSLSR_EL1,         2, 0,  1,  1, 4, el: 1, Directions.Read, El0Access.None, TrapControl.Tdosa),
        Row(SystemRegister.OSDLR_EL1,         2, 0,  1,  3, 4, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tdosa),
        Row(SystemRegister.DBGPRCR_EL1,       2, 0,  1,  4, 4, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tdosa),
        Row(SystemRegister.DBGCLAIMSET_EL1,   2, 0,  7,  8, 6, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.DBGCLAIMCLR_EL1,   2, 0,  7,  9, 6, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.DBGAUTHSTATUS_EL1, 2, 0,  7, 14, 6, el: 1, Directions.Read, El0Access.None, TrapControl.Tda),
        Row(SystemRegister.MDCCSR_EL0,        2, 3,  0,  1, 0, el: 1, Directions.Read, El0Access.Tdcc, TrapControl.Tda),
        Row(SystemRegister.DBGDTR_EL0,        2, 3,  0,  4, 0, el: 1, Directions.ReadWrite, El0Access.Tdcc, TrapControl.Tda),
        Row(SystemRegister.DBGDTRTX_EL0,      2, 3,  0,  5, 0, el: 1, Directions.ReadWrite, El0Access.Tdcc, TrapControl.Tda) with { ReadName = "dbgdtrrx_el0" },
        Row(SystemRegister.DBGVCR32_EL2,      2, 4,  0,  7, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.MIDR_EL1,          3, 0,  0,  0, 0, el: 1, Directions.Read, El0Access.None, TrapControl.None),
        Row(SystemRegister.MPIDR_EL1,         3, 0,  0,  0, 5, el: 1, Directions.Read, El0Access.None, TrapControl.None),
        Row(SystemRegister.REVIDR_EL1,        3, 0,  0,  0, 6, el: 1, Directions.Read, El0Access.None, TrapControl.Tid1),
        Row(SystemRegister.ID_PFR0_EL1,       3, 0,  0,  1, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_PFR1_EL1,       3, 0,  0,  1, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_DFR0_EL1,       3, 0,  0,  1, 2, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AFR0_EL1,       3, 0,  0,  1, 3, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_MMFR0_EL1,      3, 0,  0,  1, 4, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_MMFR1_EL1,      3, 0,  0,  1, 5, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_MMFR2_EL1,      3, 0,  0,  1, 6, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_MMFR3_EL1,      3, 0,  0,  1, 7, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_ISAR0_EL1,      3, 0,  0,  2, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_ISAR1_EL1,      3, 0,  0,  2, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_ISAR2_EL1,      3, 0,  0,  2, 2, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_ISAR3_EL1,      3, 0,  0,  2, 3, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_ISAR4_EL1,      3, 0,  0,  2, 4, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_ISAR5_EL1,      3, 0,  0,  2, 5, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_MMFR4_EL1,      3, 0,  0,  2, 6, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_ISAR6_EL1,      3, 0,  0,  2, 7, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.MVFR0_EL1,         3, 0,  0,  3, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.MVFR1_EL1,         3, 0,  0,  3, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.MVFR2_EL1,         3, 0,  0,  3, 2, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_PFR2_EL1,       3, 0,  0,  3, 4, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64PFR0_EL1,   3, 0,  0,  4, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64PFR1_EL1,   3, 0,  0,  4, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64DFR0_EL1,   3, 0,  0,  5, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64DFR1_EL1,   3, 0,  0,  5, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64AFR0_EL1,   3, 0,  0,  5, 4, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64AFR1_EL1,   3, 0,  0,  5, 5, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64ISAR0_EL1,  3, 0,  0,  6, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64ISAR1_EL1,  3, 0,  0,  6, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64MMFR0_EL1,  3, 0,  0,  7, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64MMFR1_EL1,  3, 0,  0,  7, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.ID_AA64MMFR2_EL1,  3, 0,  0,  7, 2, el: 1, Directions.Read, El0Access.None, TrapControl.Tid3),
        Row(SystemRegister.SCTLR_EL1,         3, 0,  1,  0, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.ACTLR_EL1,         3, 0,  1,  0, 1, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tacr),
        Row(SystemRegister.CPACR_EL1,         3, 0,  1,  0, 2, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.TTBR0_EL1,         3, 0,  2,  0, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.TTBR1_EL1,         3, 0,  2,  0, 1, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.TCR_EL1,           3, 0,  2,  0, 2, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.SPSR_EL1,          3, 0,  4,  0, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.ELR_EL1,           3, 0,  4,  0, 1, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SP_EL0,            3, 0,  4,  1, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SPSel,             3, 0,  4,  2, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CurrentEL,         3, 0,  4,  2, 2, el: 1, Directions.Read, El0Access.None, TrapControl.None),
        Row(SystemRegister.AFSR0_EL1,         3, 0,  5,  1, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.AFSR1_EL1,         3, 0,  5,  1, 1, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.ESR_EL1,           3, 0,  5,  2, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.FAR_EL1,           3, 0,  6,  0, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.PAR_EL1,           3, 0,  7,  4, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.PMINTENSET_EL1,    3, 0,  9, 14, 1, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tpm),
        Row(SystemRegister.PMINTENCLR_EL1,    3, 0,  9, 14, 2, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tpm),
        Row(SystemRegister.MAIR_EL1,          3, 0, 10,  2, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.AMAIR_EL1,         3, 0, 10,  3, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.VBAR_EL1,          3, 0, 12,  0, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.ISR_EL1,           3, 0, 12,  1, 0, el: 1, Directions.Read, El0Access.None, TrapControl.None),
        Row(SystemRegister.CONTEXTIDR_EL1,    3, 0, 13,  0, 1, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tvm),
        Row(SystemRegister.TPIDR_EL1,         3, 0, 13,  0, 4, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CNTKCTL_EL1,       3, 0, 14,  1, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CCSIDR_EL1,        3, 1,  0,  0, 0, el: 1, Directions.Read, El0Access.None, TrapControl.Tid2),
        Row(SystemRegister.CLIDR_EL1,         3, 1,  0,  0, 1, el: 1, Directions.Read, El0Access.None, TrapControl.Tid2),
        Row(SystemRegister.AIDR_EL1,          3, 1,  0,  0, 7, el: 1, Directions.Read, El0Access.None, TrapControl.Tid1),
        Row(SystemRegister.CSSELR_EL1,        3, 2,  0,  0, 0, el: 1, Directions.ReadWrite, El0Access.None, TrapControl.Tid2),
        Row(SystemRegister.CTR_EL0,           3, 3,  0,  0, 1, el: 1, Directions.Read, El0Access.Uct, TrapControl.Tid2),
        Row(SystemRegister.DCZID_EL0,         3, 3,  0,  0, 7, el: 1, Directions.Read, El0Access.Always, TrapControl.None),
        Row(SystemRegister.NZCV,              3, 3,  4,  2, 0, el: 1, Directions.ReadWrite, El0Access.Always, TrapControl.None),
        Row(SystemRegister.DAIF,              3, 3,  4,  2, 1, el: 1, Directions.ReadWrite, El0Access.Uma, TrapControl.None),
        Row(SystemRegister.FPCR,              3, 3,  4,  4, 0, el: 1, Directions.ReadWrite, El0Access.Always, TrapControl.None),
        Row(SystemRegister.FPSR,              3, 3,  4,  4, 1, el: 1, Directions.ReadWrite, El0Access.Always, TrapControl.None),
        Row(SystemRegister.PMCR_EL0,          3, 3,  9, 12, 0, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpmcr),
        Row(SystemRegister.PMCNTENSET_EL0,    3, 3,  9, 12, 1, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMCNTENCLR_EL0,    3, 3,  9, 12, 2, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMOVSCLR_EL0,      3, 3,  9, 12, 3, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMSWINC_EL0,       3, 3,  9, 12, 4, el: 1, Directions.Write, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMSELR_EL0,        3, 3,  9, 12, 5, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMCEID0_EL0,       3, 3,  9, 12, 6, el: 1, Directions.Read, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMCEID1_EL0,       3, 3,  9, 12, 7, el: 1, Directions.Read, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMCCNTR_EL0,       3, 3,  9, 13, 0, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMXEVTYPER_EL0,    3, 3,  9, 13, 1, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMXEVCNTR_EL0,     3, 3,  9, 13, 2, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMUSERENR_EL0,     3, 3,  9, 14, 0, el: 1, Directions.ReadWrite, El0Access.ReadOnly, TrapControl.Tpm),
        Row(SystemRegister.PMOVSSET_EL0,      3, 3,  9, 14, 3, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.PMCCFILTR_EL0,     3, 3, 14, 15, 7, el: 1, Directions.ReadWrite, El0Access.PmuEn, TrapControl.Tpm),
        Row(SystemRegister.TPIDR_EL0,         3, 3, 13,  0, 2, el: 1, Directions.ReadWrite, El0Access.Always, TrapControl.None),
        Row(SystemRegister.TPIDRRO_EL0,       3, 3, 13,  0, 3, el: 1, Directions.ReadWrite, El0Access.ReadOnly, TrapControl.None),
        Row(SystemRegister.CNTFRQ_EL0,        3, 3, 14,  0, 0, el: 1, Directions.Read, El0Access.VirtualCounter, TrapControl.None),
        Row(SystemRegister.CNTPCT_EL0,        3, 3, 14,  0, 1, el: 1, Directions.Read, El0Access.PhysicalCounter, TrapControl.PhysicalCounter),
        Row(SystemRegister.CNTVCT_EL0,        3, 3, 14,  0, 2, el: 1, Directions.Read, El0Access.VirtualCounter, TrapControl.VirtualCounter),
        Row(SystemRegister.CNTP_TVAL_EL0,     3, 3, 14,  2, 0, el: 1, Directions.ReadWrite, El0Access.PhysicalTimer, TrapControl.PhysicalTimer),
        Row(SystemRegister.CNTP_CTL_EL0,      3, 3, 14,  2, 1, el: 1, Directions.ReadWrite, El0Access.PhysicalTimer, TrapControl.PhysicalTimer),
        Row(SystemRegister.CNTP_CVAL_EL0,     3, 3, 14,  2, 2, el: 1, Directions.ReadWrite, El0Access.PhysicalTimer, TrapControl.PhysicalTimer),
        Row(SystemRegister.CNTV_TVAL_EL0,     3, 3, 14,  3, 0, el: 1, Directions.ReadWrite, El0Access.VirtualTimer, TrapControl.None),
        Row(SystemRegister.CNTV_CTL_EL0,      3, 3, 14,  3, 1, el: 1, Directions.ReadWrite, El0Access.VirtualTimer, TrapControl.None),
        Row(SystemRegister.CNTV_CVAL_EL0,     3, 3, 14,  3, 2, el: 1, Directions.ReadWrite, El0Access.VirtualTimer, TrapControl.None),
        Row(SystemRegister.VPIDR_EL2,         3, 4,  0,  0, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.VMPIDR_EL2,        3, 4,  0,  0, 5, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SCTLR_EL2,         3, 4,  1,  0, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.HCR_EL2,           3, 4,  1,  1, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.MDCR_EL2,          3, 4,  1,  1, 1, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CPTR_EL2,          3, 4,  1,  1, 2, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.HSTR_EL2,          3, 4,  1,  1, 3, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.VTTBR_EL2,         3, 4,  2,  1, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.VTCR_EL2,          3, 4,  2,  1, 2, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.DACR32_EL2,        3, 4,  3,  0, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SPSR_EL2,          3, 4,  4,  0, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.ELR_EL2,           3, 4,  4,  0, 1, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SP_EL1,            3, 4,  4,  1, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SPSR_irq,          3, 4,  4,  3, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SPSR_abt,          3, 4,  4,  3, 1, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SPSR_und,          3, 4,  4,  3, 2, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.SPSR_fiq,          3, 4,  4,  3, 3, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.IFSR32_EL2,        3, 4,  5,  0, 1, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.ESR_EL2,           3, 4,  5,  2, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.FPEXC32_EL2,       3, 4,  5,  3, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.FAR_EL2,           3, 4,  6,  0, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.HPFAR_EL2,         3, 4,  6,  0, 4, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.VBAR_EL2,          3, 4, 12,  0, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.TPIDR_EL2,         3, 4, 13,  0, 2, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CNTVOFF_EL2,       3, 4, 14,  0, 3, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CNTHCTL_EL2,       3, 4, 14,  1, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CNTHP_TVAL_EL2,    3, 4, 14,  2, 0, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CNTHP_CTL_EL2,     3, 4, 14,  2, 1, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
        Row(SystemRegister.CNTHP_CVAL_EL2,    3, 4, 14,  2, 2, el: 2, Directions.ReadWrite, El0Access.None, TrapControl.None),
    ];

    private static SystemRegisterInfo Row(
        SystemRegister register, int op0, int op1, int crn, int crm, int op2, int el, Directions directions, El0Access el0, TrapControl trap) =>
        new(register, register.ToString(), new(op0, op1, crn, crm, op2), el, directions, el0, trap);
}
