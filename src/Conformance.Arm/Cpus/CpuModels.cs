using System.Collections.Frozen;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Cpus;

/// <summary>The cores that the suite knows.</summary>
public static class CpuModels
{
    // QEMU 7.2 leaves these out of every core; an access is UNDEFINED to EL1 whatever MDCR_EL2 says (seen on real kernels).
    private static readonly FrozenSet<SystemRegister> NotInQemu = new[]
    {
        SystemRegister.DBGDTR_EL0, SystemRegister.DBGDTRTX_EL0, SystemRegister.OSDTRRX_EL1, SystemRegister.OSDTRTX_EL1,
        SystemRegister.OSECCR_EL1, SystemRegister.DBGCLAIMSET_EL1, SystemRegister.DBGCLAIMCLR_EL1,
        SystemRegister.DBGAUTHSTATUS_EL1, SystemRegister.DBGPRCR_EL1,
    }.ToFrozenSet();

    private static readonly FrozenDictionary<SystemRegister, ulong> WritableInQemu = new Dictionary<SystemRegister, ulong>
    {
        [SystemRegister.ACTLR_EL1] = 0,
        [SystemRegister.AFSR0_EL1] = 0,
        [SystemRegister.AFSR1_EL1] = 0,
        [SystemRegister.AMAIR_EL1] = 0,
        [SystemRegister.CSSELR_EL1] = 0xf,
        [SystemRegister.OSDLR_EL1] = 1,
        [SystemRegister.PMCCFILTR_EL0] = 0xfc00_0000,
        [SystemRegister.PMCR_EL0] = 0xf9,
        [SystemRegister.PMSELR_EL0] = 0x1f,
        [SystemRegister.PMUSERENR_EL0] = 0xf,
        [SystemRegister.PMXEVCNTR_EL0] = 0xffff_ffff,
        [SystemRegister.PMXEVTYPER_EL0] = 0xfe00_ffff,
        [SystemRegister.VBAR_EL1] = ~0x1fUL,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<SystemRegister> NopInQemu = new[] { SystemRegister.MDCCINT_EL1 }.ToFrozenSet();

    /// <summary>Cortex-A57 as QEMU 7.2 has it, the core on which the recorded kernels ran.</summary>
    public static CpuModel CortexA57Qemu { get; } = new()
    {
        Name = "cortex-a57-qemu",
        Title = "Cortex-A57 of QEMU 7.2",
        Breakpoints = 6,
        ContextBreakpoints = 2,
        Watchpoints = 4,
        EventCounters = 6,
        PhysicalAddressBits = 44,
        ZvaBytes = 64,
        Features = new[] { ArmFeature.Crc32 }.ToFrozenSet(),
        NotImplemented = NotInQemu,
        AccessIsNop = NopInQemu,
        WritableBits = WritableInQemu,
        CacheSizes = [0x701f_e00a, 0x201f_e012, 0x70ff_e07a],
        OsLockDisablesDebug = false,
        ExceptionClearsFlags = true,
        SwapsPstateFieldSyndrome = true,
        CopiesBreakpointBas = true,
        SplitsUnalignedAccess = true,
        StoreExclusiveReads = true,
        ZeroBlockWatchesItsAddress = true,
        BreakpointBeforeFetchAbort = true,
        HasTpmcr = false,
        HasTidcp = false,
        FetchAbortBeforePendingStep = true,
        WfiIsNopWhileStepping = true,
        WfeWaits = false,
        ChecksDeviceAlignment = false,
        ChecksStackPointerAlignment = false,
        BreakpointClearsFar = true,
        IdValues = new Dictionary<SystemRegister, ulong>
        {
            [SystemRegister.MIDR_EL1] = 0x411f_d070,
            [SystemRegister.MPIDR_EL1] = 0x8000_0000,
            [SystemRegister.REVIDR_EL1] = 0,
            [SystemRegister.ID_PFR0_EL1] = 0x0131,
            [SystemRegister.ID_PFR1_EL1] = 0x0001_1001,
            [SystemRegister.ID_DFR0_EL1] = 0x0301_0006,
            [SystemRegister.ID_AFR0_EL1] = 0,
            [SystemRegister.ID_MMFR0_EL1] = 0x1010_1105,
            [SystemRegister.ID_MMFR1_EL1] = 0x4000_0000,
            [SystemRegister.ID_MMFR2_EL1] = 0x0126_0000,
            [SystemRegister.ID_MMFR3_EL1] = 0x0210_2211,
            [SystemRegister.ID_ISAR0_EL1] = 0x0210_1110,
            [SystemRegister.ID_ISAR1_EL1] = 0x1311_2111,
            [SystemRegister.ID_ISAR2_EL1] = 0x2123_2042,
            [SystemRegister.ID_ISAR3_EL1] = 0x0111_2131,
            [SystemRegister.ID_ISAR4_EL1] = 0x0001_1142,
            [SystemRegister.ID_ISAR5_EL1] = 0x0001_1121,
            [SystemRegister.ID_AA64PFR0_EL1] = 0x0000_0222,
            [SystemRegister.ID_AA64PFR1_EL1] = 0,
            [SystemRegister.ID_AA64DFR0_EL1] = 0x1030_5106,
            [SystemRegister.ID_AA64DFR1_EL1] = 0,
            [SystemRegister.ID_AA64AFR0_EL1] = 0,
            [SystemRegister.ID_AA64AFR1_EL1] = 0,
            [SystemRegister.ID_AA64ISAR0_EL1] = 0x0001_1120,
            [SystemRegister.ID_AA64ISAR1_EL1] = 0,
            [SystemRegister.ID_AA64MMFR0_EL1] = 0x0000_1124,
            [SystemRegister.ID_AA64MMFR1_EL1] = 0,
            [SystemRegister.CLIDR_EL1] = 0x0a20_0023,
            [SystemRegister.AIDR_EL1] = 0,
            [SystemRegister.CTR_EL0] = 0x8444_c004,
            [SystemRegister.DCZID_EL0] = 4,
            [SystemRegister.MDRAR_EL1] = 0,
            [SystemRegister.MDCCSR_EL0] = 0,
            [SystemRegister.ISR_EL1] = 0,
            [SystemRegister.PMCR_EL0] = 0x4101_3000,
            [SystemRegister.PMCEID0_EL0] = 0x0002_0001,
            [SystemRegister.PMCEID1_EL0] = 0,
            [SystemRegister.CNTFRQ_EL0] = 62_500_000,
        }.ToFrozenDictionary(),
    };

    /// <summary>All cores; the first is the default.</summary>
    public static IReadOnlyList<CpuModel> All { get; } = [CortexA57Qemu];

    /// <summary>The core with that name, or null.</summary>
    public static CpuModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);
}
