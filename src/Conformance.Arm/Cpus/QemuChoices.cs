using System.Collections.Frozen;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Cpus;

/// <summary>What QEMU 7.2 does the same for all its cores, seen on a bare core and on real kernels.</summary>
internal static class QemuChoices
{
    /// <summary>Registers left out of every core; an access is UNDEFINED to EL1 whatever MDCR_EL2 says.</summary>
    public static FrozenSet<SystemRegister> NotImplemented { get; } = new[]
    {
        SystemRegister.DBGDTR_EL0, SystemRegister.DBGDTRTX_EL0, SystemRegister.OSDTRRX_EL1, SystemRegister.OSDTRTX_EL1,
        SystemRegister.OSECCR_EL1, SystemRegister.DBGCLAIMSET_EL1, SystemRegister.DBGCLAIMCLR_EL1,
        SystemRegister.DBGAUTHSTATUS_EL1, SystemRegister.DBGPRCR_EL1,
    }.ToFrozenSet();

    /// <summary>DBGWFAR, DBGDEVID2 to DBGDEVID, the 64-bit form of PMCCNTR, and the upper halves of DBGBVRn: UNDEFINED on every core.</summary>
    public static FrozenSet<CoprocessorEncoding> NotImplementedCoprocessor { get; } = new[]
    {
        CoprocessorEncoding.Word(14, 0, 0, 6, 0), CoprocessorEncoding.Word(14, 0, 7, 0, 7), CoprocessorEncoding.Word(14, 0, 7, 1, 7),
        CoprocessorEncoding.Word(14, 0, 7, 2, 7), CoprocessorEncoding.Doubleword(15, 0, 9),
    }.Concat(Enumerable.Range(0, 16).Select(n => CoprocessorEncoding.Word(14, 0, 1, n, 1))).ToFrozenSet();

    // L2CTLR, L2ECTLR, and CBAR with its fellows.
    private static FrozenSet<CoprocessorEncoding> ImplementationDefinedCoprocessor { get; } = new[]
    {
        CoprocessorEncoding.Word(15, 1, 9, 0, 2), CoprocessorEncoding.Word(15, 1, 9, 0, 3), CoprocessorEncoding.Word(15, 1, 15, 0, 0),
        CoprocessorEncoding.Word(15, 1, 15, 3, 0), CoprocessorEncoding.Word(15, 4, 15, 0, 0),
        CoprocessorEncoding.Doubleword(15, 0, 15), CoprocessorEncoding.Doubleword(15, 1, 15), CoprocessorEncoding.Doubleword(15, 2, 15),
        CoprocessorEncoding.Doubleword(15, 3, 15),
    }.ToFrozenSet();

    /// <summary>Registers of which only some bits change.</summary>
    public static FrozenDictionary<SystemRegister, ulong> WritableBits { get; } = new Dictionary<SystemRegister, ulong>(EventCounterBits())
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

    private static IEnumerable<KeyValuePair<SystemRegister, ulong>> EventCounterBits()
    {
        for (ushort n = 0; n < SystemRegisterTable.EventCounters; n++)
        {
            yield return new(SystemRegister.PMEVCNTR0_EL0 + n, 0xffff_ffff);
            yield return new(SystemRegister.PMEVTYPER0_EL0 + n, 0xfe00_ffff);
        }
    }

    // DBGDSCRint.
    private static CoprocessorEncoding DebugStatus { get; } = CoprocessorEncoding.Word(14, 0, 0, 1, 0);

    // DBGDRAR and DBGDSAR by MRRC, which MDCR_EL2.TDRA should trap.
    private static FrozenSet<CoprocessorEncoding> LongDebugAddresses { get; } =
        new[] { CoprocessorEncoding.Doubleword(14, 0, 1), CoprocessorEncoding.Doubleword(14, 0, 2) }.ToFrozenSet();

    /// <summary>A model with the choices set and everything else still to be filled in.</summary>
    public static CpuModel Apply(CpuModel model) => model with
    {
        NotImplemented = NotImplemented,
        AccessIsNop = new[] { SystemRegister.MDCCINT_EL1 }.ToFrozenSet(),
        WritableBits = WritableBits,
        OsLockDisablesDebug = false,
        ExceptionClearsFlags = true,
        SwapsPstateFieldSyndrome = true,
        CopiesBreakpointBas = true,
        SplitsUnalignedAccess = true,
        StoreExclusiveReads = true,
        OpenMonitorHoldsLastAddress = true,
        LdaprChecksAlignment = false,
        TakesEveryCompletedStep = true,
        FirmwareAnswersSmc = true,
        ZeroBlockWatchesItsAddress = true,
        TakesOldestWatchpoint = true,
        StageTwoHidesUnprivileged = true,
        BreakpointBeforeFetchAbort = true,
        FetchAbortBeforePendingStep = true,
        HasTpmcr = false,
        HasTidcp = false,
        HasTdcc = false,
        CountersAtEl0EscapeTpm = true,
        WfiIsNopWhileStepping = true,
        WfeWaits = false,
        ChecksDeviceAlignment = false,
        ChecksStackPointerAlignment = false,
        BreakpointClearsFar = true,
        TrapsReportAlways = true,
        AbortsNameAArch32Registers = true,
        NotImplementedCoprocessor = NotImplementedCoprocessor,
        NotCoveredCoprocessor = ImplementationDefinedCoprocessor,
        UnlistedRegistersEscapeHstr = true,
        BkptIsAlwaysWide = true,
        HasVectorCatch = false,
        PendingStepClearsIt = true,
        TrappedSmcClearsIt = true,
        TrappedWaitAdvancesIt = true,
        KeepsSpsrApart = true,
        StoresPairInTurn = true,
        NeverTrappedCoprocessor = LongDebugAddresses,
        KernelOnlyCoprocessor = new[] { DebugStatus }.ToFrozenSet(),
    };
}
