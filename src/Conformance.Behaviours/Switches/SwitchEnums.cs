namespace Conformance.Behaviours.Switches;

#pragma warning disable CS1591 // SwitchTable documents every value, with its source.

/// <summary>See <see cref="SwitchTable.GuestDebugMask"/>.</summary>
public enum GuestDebugMask { None, SwBp, Full }

/// <summary>See <see cref="SwitchTable.DebugExitFields"/>.</summary>
public enum DebugExitFields { None, HsrPc, HsrFar, Hsr64Far }

/// <summary>See <see cref="SwitchTable.GuestDebugDisable"/>.</summary>
public enum GuestDebugDisable { Plain, ForgetPending }

/// <summary>See <see cref="SwitchTable.MdcrBase"/>.</summary>
public enum MdcrBase { Pmu, PmuAndSpe, PmuSpeAndTrace }

/// <summary>See <see cref="SwitchTable.MdcrTde"/>.</summary>
public enum MdcrTde { Never, SwBp, AnyFlag }

/// <summary>See <see cref="SwitchTable.MdcrTda"/>.</summary>
public enum MdcrTda { NotInUse, NotDirty, NotDirtyOrHw, NotGuestOwned }

/// <summary>See <see cref="SwitchTable.MdcrDirtyTest"/>.</summary>
public enum MdcrDirtyTest { Correct, NotThenAnd }

/// <summary>See <see cref="SwitchTable.DebugRegisters"/>.</summary>
public enum DebugRegisters { DirtyFlag, Owner }

/// <summary>See <see cref="SwitchTable.MdscrUnderHostDebug"/>.</summary>
public enum MdscrUnderHostDebug { Guest, Merged, External }

/// <summary>See <see cref="SwitchTable.StepState"/>.</summary>
public enum StepStateKeeping { None, RearmEveryEntry, PendingPerExit, PendingLoadPut }

/// <summary>See <see cref="SwitchTable.SsVisible"/>.</summary>
public enum SsVisible { Raw, Guest }

/// <summary>See <see cref="SwitchTable.DebugEcSet"/>.</summary>
public enum DebugEcSet { None, Brk, Five }

/// <summary>See <see cref="SwitchTable.UnknownEc"/>.</summary>
public enum UnknownEc { Bug, Undef }

/// <summary>See <see cref="SwitchTable.WatchpointFar"/>.</summary>
public enum WatchpointFar { Live, LastAbort }

/// <summary>See <see cref="SwitchTable.SkipInstruction"/>.</summary>
public enum SkipInstruction { AtOnce, AtOnceClearSs, AtEntry }

/// <summary>See <see cref="SwitchTable.InjectException"/>.</summary>
public enum InjectException { AtOnce, AtEntry }

/// <summary>See <see cref="SwitchTable.StepExitAfterHandler"/>.</summary>
public enum StepExitAfterHandler { Never, Nonzero, NonzeroCompletingMmio, Positive }

/// <summary>See <see cref="SwitchTable.StepExitAfterUserMmio"/>.</summary>
public enum StepExitAfterUserMmio { Never, OnReturn }

/// <summary>See <see cref="SwitchTable.PcAdjustOnExit"/>.</summary>
public enum PcAdjustOnExit { Deferred, Committed }

/// <summary>See <see cref="SwitchTable.MmioSkip"/>.</summary>
public enum MmioSkip { BeforeExit, AtCompletion }

/// <summary>See <see cref="SwitchTable.MmioCompletionGuard"/>.</summary>
public enum MmioCompletionGuard { ExitReason, Needed, NeededAndNoException }

/// <summary>See <see cref="SwitchTable.MmioSignExtension"/>.</summary>
public enum MmioSignExtension { Lost, Right }

/// <summary>See <see cref="SwitchTable.MmioNarrowRegister"/>.</summary>
public enum MmioNarrowRegister { Untouched, Truncated }

/// <summary>See <see cref="SwitchTable.ZeroRegister"/>.</summary>
public enum ZeroRegister { StackPointer, Zero }

/// <summary>See <see cref="SwitchTable.Smc"/>.</summary>
public enum SmcHandling { Undef, NotSupported, Smccc }

/// <summary>See <see cref="SwitchTable.HvcUnknown"/>.</summary>
public enum HvcUnknown { Undef, NotSupported }

/// <summary>See <see cref="SwitchTable.PmuWithoutFeature"/>.</summary>
public enum PmuWithoutFeature { RazWi, Undef }

/// <summary>See <see cref="SwitchTable.OsLock"/>.</summary>
public enum OsLockHandling { Ignored, Emulated }

/// <summary>See <see cref="SwitchTable.InjectionVector"/>.</summary>
public enum InjectionVector { CurrentElSpx, ByMode }

/// <summary>See <see cref="SwitchTable.InjectedAbortEsr"/>.</summary>
public enum InjectedAbortEsr { Right, SignExtended }

/// <summary>See <see cref="SwitchTable.BeyondIpa"/>.</summary>
public enum BeyondIpa { Mmio, Abort }

/// <summary>See <see cref="SwitchTable.ExecutePermission"/>.</summary>
public enum ExecutePermission { Always, OnFetch }

/// <summary>See <see cref="SwitchTable.ProcessorFeatures"/>.</summary>
public enum ProcessorFeatures { Host, HostAndCsv3, WithoutGic }

/// <summary>See <see cref="SwitchTable.SErrorAtInit"/>.</summary>
public enum SErrorAtInit { Forgotten, Kept }

/// <summary>See <see cref="SwitchTable.ImmediateExit"/>.</summary>
public enum ImmediateExitSupport { Absent, Present }

/// <summary>See <see cref="SwitchTable.IdGroup3"/>.</summary>
public enum IdGroup3 { Native, Trapped }

/// <summary>See <see cref="SwitchTable.IdGroup3OfAArch32"/>.</summary>
public enum IdGroup3OfAArch32 { Native, Trapped }

/// <summary>See <see cref="SwitchTable.IdGroup1"/>.</summary>
public enum IdGroup1 { Native, Trapped }

/// <summary>See <see cref="SwitchTable.InjectedState"/>.</summary>
public enum InjectedState { Minimal, Architectural }

/// <summary>See <see cref="SwitchTable.DebugIdRegister"/>.</summary>
public enum DebugIdRegister { WithoutRes1, WithRes1 }

/// <summary>See <see cref="SwitchTable.VirtualCounter"/>.</summary>
public enum VirtualCounterAccess { Native, Trapped }

/// <summary>See <see cref="SwitchTable.PhysicalTimer"/>.</summary>
public enum PhysicalTimerAccess { Undef, Emulated }

/// <summary>See <see cref="SwitchTable.PhysicalCounter"/>.</summary>
public enum PhysicalCounterAccess { Native, TrappedOnceWritten }

/// <summary>See <see cref="SwitchTable.CacheRegisters"/>.</summary>
public enum CacheRegisterAccess { Native, Trapped }

/// <summary>See <see cref="SwitchTable.PmuUserEnable"/>.</summary>
public enum PmuUserEnable { Guest, AllOpen }

/// <summary>See <see cref="SwitchTable.VcpuEvents"/>.</summary>
public enum VcpuEventsSupport { Absent, AtEntry, AtOnce }
