using System.Collections.Frozen;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Cpus;

/// <summary>
/// A core: what it implements, and every choice that the architecture leaves to it (IMPLEMENTATION DEFINED, CONSTRAINED
/// UNPREDICTABLE) as a named field.
/// </summary>
public sealed record CpuModel
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Number of breakpoints (ID_AA64DFR0_EL1.BRPs + 1).</summary>
    public required int Breakpoints { get; init; }

    /// <summary>Number of breakpoints that compare contexts, the last ones (ID_AA64DFR0_EL1.CTX_CMPs + 1).</summary>
    public required int ContextBreakpoints { get; init; }

    /// <summary>Number of watchpoints (ID_AA64DFR0_EL1.WRPs + 1).</summary>
    public required int Watchpoints { get; init; }

    /// <summary>Number of PMU event counters, without the cycle counter (PMCR_EL0.N): MDCR_EL2.HPMN at reset.</summary>
    public required int EventCounters { get; init; }

    /// <summary>Bits of a physical address; a higher address is an address size fault.</summary>
    public required int PhysicalAddressBits { get; init; }

    /// <summary>Bytes that DC ZVA zeroes.</summary>
    public required int ZvaBytes { get; init; }

    /// <summary>Optional extensions.</summary>
    public required IReadOnlySet<ArmFeature> Features { get; init; }

    /// <summary>Values at reset of the registers that never change, or of which <see cref="WritableBits"/> names the bits that do.</summary>
    public required IReadOnlyDictionary<SystemRegister, ulong> IdValues { get; init; }

    /// <summary>Registers that the architecture has and this core does not: UNDEFINED whatever MDCR_EL2 says.</summary>
    public IReadOnlySet<SystemRegister> NotImplemented { get; init; } = FrozenSet<SystemRegister>.Empty;

    /// <summary>Registers in the IMPLEMENTATION DEFINED space (CRn 11 and 15) by encoding; EL0 has none.</summary>
    public IReadOnlyDictionary<SystemRegisterEncoding, ImplementationDefinedRegister> ImplementationDefined { get; init; } =
        FrozenDictionary<SystemRegisterEncoding, ImplementationDefinedRegister>.Empty;

    /// <summary>
    /// Registers and instructions of SYS that this core has and the suite does not cover: a program that reaches one ends in an error and not in a
    /// wrong trace. What is neither here nor in the table is UNDEFINED.
    /// </summary>
    public IReadOnlySet<SystemRegisterEncoding> NotCovered { get; init; } = FrozenSet<SystemRegisterEncoding>.Empty;

    /// <summary>Registers that MRS leaves the general register alone for, because the core treats every access as a NOP.</summary>
    public IReadOnlySet<SystemRegister> AccessIsNop { get; init; } = FrozenSet<SystemRegister>.Empty;

    /// <summary>MDCR_EL2.TPMCR traps PMCR_EL0 without the help of TPM (Arm ARM D19.3.18).</summary>
    public bool HasTpmcr { get; init; } = true;

    /// <summary>HCR_EL2.TIDCP traps IMPLEMENTATION DEFINED registers and instructions (Arm ARM D19.2.48).</summary>
    public bool HasTidcp { get; init; } = true;

    /// <summary>MDSCR_EL1.TDCC keeps the debug communication channel from EL0 (Arm ARM D19.3.20).</summary>
    public bool HasTdcc { get; init; } = true;

    /// <summary>
    /// Accesses at EL0 that PMUSERENR_EL0.CR, ER or SW alone permits (reads of counters, the selection of one, increments) are
    /// not trapped by MDCR_EL2.TPM; the architecture traps every access (Arm ARM D19.3.18).
    /// </summary>
    public bool CountersAtEl0EscapeTpm { get; init; }

    /// <summary>
    /// The bits that a write changes, for registers of which it does not change all; the others keep their reset value.
    /// </summary>
    public IReadOnlyDictionary<SystemRegister, ulong> WritableBits { get; init; } = FrozenDictionary<SystemRegister, ulong>.Empty;

    /// <summary>CCSIDR_EL1 by the value of CSSELR_EL1; a selection after the last one reads as zero.</summary>
    public IReadOnlyList<ulong> CacheSizes { get; init; } = [];

    /// <summary>The OS lock switches breakpoint, watchpoint and step exceptions off (Arm ARM D2.5).</summary>
    public bool OsLockDisablesDebug { get; init; } = true;

    /// <summary>An exception to EL1 clears PSTATE.{N,Z,C,V}, which the architecture leaves as they are (AArch64.TakeException).</summary>
    public bool ExceptionClearsFlags { get; init; }

    /// <summary>
    /// The syndrome of an MSR (immediate) that SCTLR_EL1.UMA keeps from EL0 has op1 and op2 in each other's place.
    /// </summary>
    public bool SwapsPstateFieldSyndrome { get; init; }

    /// <summary>DBGBCR.BAS[1] and [3] are copies of [0] and [2] (Arm ARM D19.3.2: other values are reserved).</summary>
    public bool CopiesBreakpointBas { get; init; }

    /// <summary>
    /// An unaligned access is done in pieces, and each is compared with watchpoints: a load as the two aligned accesses around
    /// it, a store from the beginning of its page. The architecture compares the bytes accessed (Arm ARM D2.10).
    /// </summary>
    public bool SplitsUnalignedAccess { get; init; }

    /// <summary>
    /// The translation of the next fetch faults before a pending step is taken and before pc alignment is checked; the
    /// architecture has step, alignment, fetch in that order (Arm ARM D1.3.5).
    /// </summary>
    public bool FetchAbortBeforePendingStep { get; init; }

    /// <summary>
    /// A completed step is taken although its instruction made software step inactive, by PSTATE.D or MDSCR_EL1. The
    /// architecture takes a step only while the state machine is active (Arm ARM D2.12).
    /// </summary>
    public bool TakesEveryCompletedStep { get; init; }

    /// <summary>A breakpoint is looked for before its instruction is fetched; the architecture puts the abort first (Arm ARM D1.3.5).</summary>
    public bool BreakpointBeforeFetchAbort { get; init; }

    /// <summary>
    /// A store-exclusive that passes reads before it writes, so that its faults and watchpoints are those of a read first.
    /// The architecture has it write only (Arm ARM B2.9).
    /// </summary>
    public bool StoreExclusiveReads { get; init; }

    /// <summary>
    /// A monitor that holds no address holds 0xffffffffffffffff: a store-exclusive there is made and not refused. The
    /// architecture lets none pass without a load-exclusive (Arm ARM B2.9).
    /// </summary>
    public bool OpenMonitorHoldsLastAddress { get; init; }

    /// <summary>
    /// The machine around the core answers an SMC of EL1 that TSC does not trap. Without it, and without EL3, SMC is UNDEFINED.
    /// </summary>
    public bool FirmwareAnswersSmc { get; init; }

    /// <summary>LDAPR checks the alignment of its address, as the architecture has it without FEAT_LSE2 (Arm ARM B2.5.2).</summary>
    public bool LdaprChecksAlignment { get; init; } = true;

    /// <summary>DC ZVA is compared with watchpoints at the byte its register points to before the rest of the block.</summary>
    public bool ZeroBlockWatchesItsAddress { get; init; }

    /// <summary>
    /// Of several watchpoints that an access hits, the one whose registers were written longest ago is taken; without it the
    /// lowest one. The architecture takes any of them (Arm ARM D2.10.5).
    /// </summary>
    public bool TakesOldestWatchpoint { get; init; }

    /// <summary>
    /// With stage 2 on, LDTR and STTR at EL1 are compared with watchpoints as accesses of EL1; the architecture has them as
    /// of EL0 (Arm ARM D2.10.3).
    /// </summary>
    public bool StageTwoHidesUnprivileged { get; init; }

    /// <summary>WFI retires as a NOP, without a trap, while it is being stepped.</summary>
    public bool WfiIsNopWhileStepping { get; init; }

    /// <summary>WFE waits, so that HCR_EL2.TWE traps it.</summary>
    public bool WfeWaits { get; init; }

    /// <summary>An unaligned access to Device memory (all memory while stage 1 is off) faults.</summary>
    public bool ChecksDeviceAlignment { get; init; }

    /// <summary>SCTLR_EL1.SA and SA0 check the stack pointer.</summary>
    public bool ChecksStackPointerAlignment { get; init; }

    /// <summary>A breakpoint exception to EL1 writes 0 to FAR_EL1, which the architecture leaves UNKNOWN.</summary>
    public bool BreakpointClearsFar { get; init; }

    /// <summary>EL0 can use AArch32 under an AArch64 EL1 (ID_AA64PFR0_EL1.EL0).</summary>
    public bool HasAArch32El0 { get; init; }

    /// <summary>EL1 can use AArch32 (ID_AA64PFR0_EL1.EL1).</summary>
    public bool HasAArch32El1 { get; init; }

    /// <summary>Values of the AArch32 registers that have no counterpart in AArch64; others of these read as zero.</summary>
    public IReadOnlyDictionary<CoprocessorEncoding, ulong> AArch32Values { get; init; } = FrozenDictionary<CoprocessorEncoding, ulong>.Empty;

    /// <summary>Registers of coprocessors 14 and 15 that the architecture has and this core does not: UNDEFINED.</summary>
    public IReadOnlySet<CoprocessorEncoding> NotImplementedCoprocessor { get; init; } = FrozenSet<CoprocessorEncoding>.Empty;

    /// <summary>Registers of coprocessors 14 and 15 that this core keeps from EL0, although the architecture gives it them: UNDEFINED there.</summary>
    public IReadOnlySet<CoprocessorEncoding> KernelOnlyCoprocessor { get; init; } = FrozenSet<CoprocessorEncoding>.Empty;

    /// <summary>Registers of coprocessors 14 and 15 that this core does not trap although a control at EL2 asks for it.</summary>
    public IReadOnlySet<CoprocessorEncoding> NeverTrappedCoprocessor { get; init; } = FrozenSet<CoprocessorEncoding>.Empty;

    /// <summary>
    /// Registers of coprocessors 14 and 15 that this core has and the suite does not cover: a program that reaches one ends in
    /// an error and not in a wrong trace.
    /// </summary>
    public IReadOnlySet<CoprocessorEncoding> NotCoveredCoprocessor { get; init; } = FrozenSet<CoprocessorEncoding>.Empty;

    /// <summary>
    /// An instruction that EL2 traps is trapped although its condition fails, which then shows in COND. The architecture leaves
    /// that to the core (Arm ARM G1.20, traps of conditional instructions).
    /// </summary>
    public bool TrapsFailedConditions { get; init; }

    /// <summary>
    /// CV and COND of a trap always say AL, as the architecture permits for an instruction that has passed its condition, and
    /// those of SMC nothing.
    /// </summary>
    public bool TrapsReportAlways { get; init; }

    /// <summary>CV is set and COND is the condition of the IT block for a trapped T32 instruction; otherwise CV is clear.</summary>
    public bool ThumbTrapsReportCondition { get; init; }

    /// <summary>
    /// The register of a stage 2 data abort from AArch32 is the number in the instruction; the architecture has the number of
    /// the AArch64 register that it is (Arm ARM D19.2.37, SRT).
    /// </summary>
    public bool AbortsNameAArch32Registers { get; init; }

    /// <summary>
    /// What is no register of coprocessor 15 is UNDEFINED before HSTR_EL2 is looked at; the architecture lets a core trap it
    /// (Arm ARM D19.2.53).
    /// </summary>
    public bool UnlistedRegistersEscapeHstr { get; init; }

    /// <summary>
    /// The syndrome of a T32 BKPT has IL set, as if the instruction were 32 bits long; the architecture has it clear
    /// (Arm ARM D19.2.37).
    /// </summary>
    public bool BkptIsAlwaysWide { get; init; }

    /// <summary>
    /// A step that is taken before an instruction of an IT block has executed leaves PSTATE.IT zero in SPSR_ELx, so that the
    /// rest of the block is executed whatever its conditions are. The architecture keeps PSTATE.IT (Arm ARM D2.12).
    /// </summary>
    public bool PendingStepClearsIt { get; init; }

    /// <summary>A trapped SMC of an IT block leaves PSTATE.IT zero in SPSR_EL2; the architecture keeps it (Arm ARM D1.10.1).</summary>
    public bool TrappedSmcClearsIt { get; init; }

    /// <summary>
    /// A trapped WFI or WFE of an IT block leaves PSTATE.IT in SPSR_EL2 as it is after the instruction; the architecture keeps it as
    /// before (Arm ARM D1.10.1).
    /// </summary>
    public bool TrappedWaitAdvancesIt { get; init; }

    /// <summary>
    /// SPSR of the AArch32 mode at hand is a register of its own, which changes of mode inside AArch32 bank and EL2 neither sees nor
    /// sets: after an entry from EL2 the mode has there what AArch32 left the last time. The architecture has one for each mode
    /// (Arm ARM G1.13).
    /// </summary>
    public bool KeepsSpsrApart { get; init; }

    /// <summary>
    /// The first register of an STP is in memory already when the access for the second one faults; the architecture leaves that to the
    /// core (Arm ARM B2.2.1, single-copy atomicity of pairs).
    /// </summary>
    public bool StoresPairInTurn { get; init; }

    /// <summary>DBGVCR catches vectors (Arm ARM G2.12).</summary>
    public bool HasVectorCatch { get; init; } = true;

    /// <summary>FEAT_VHE: EL2 can host an operating system (ID_AA64MMFR1_EL1.VH), and KVM runs there.</summary>
    public bool HasVhe => IdAa64Mmfr1El1.VH.Get(IdValues[SystemRegister.ID_AA64MMFR1_EL1]) != 0;

    /// <summary>FEAT_RAS: a virtual SError has the syndrome in VSESR_EL2 (ID_AA64PFR0_EL1.RAS).</summary>
    public bool HasRas => IdAa64Pfr0El1.RAS.Get(IdValues[SystemRegister.ID_AA64PFR0_EL1]) != 0;

    /// <summary>FEAT_LOR: LORegions and their registers (ID_AA64MMFR1_EL1.LO).</summary>
    public bool HasLoregions => IdAa64Mmfr1El1.LO.Get(IdValues[SystemRegister.ID_AA64MMFR1_EL1]) != 0;

    /// <summary>Whether the core has an extension.</summary>
    public bool Implements(ArmFeature feature) => feature == ArmFeature.Base || Features.Contains(feature);
}
