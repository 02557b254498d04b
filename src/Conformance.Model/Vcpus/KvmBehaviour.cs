using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Vcpus;

/// <summary>The values of all switches of a profile, looked up once so that the run loop reads fields.</summary>
internal sealed class KvmBehaviour(Profile profile)
{
    private const GuestDebugFlags SwBpMask = GuestDebugFlags.Enable | GuestDebugFlags.UseSwBp;
    private const GuestDebugFlags FullMask = SwBpMask | GuestDebugFlags.SingleStep | GuestDebugFlags.UseHw;

    public readonly GuestDebugMask GuestDebugMask = profile.Value(SwitchTable.GuestDebugMask);
    public readonly DebugExitFields DebugExitFields = profile.Value(SwitchTable.DebugExitFields);
    public readonly GuestDebugDisable GuestDebugDisable = profile.Value(SwitchTable.GuestDebugDisable);
    public readonly MdcrBase MdcrBase = profile.Value(SwitchTable.MdcrBase);
    public readonly MdcrTde MdcrTde = profile.Value(SwitchTable.MdcrTde);
    public readonly MdcrTda MdcrTda = profile.Value(SwitchTable.MdcrTda);
    public readonly MdcrDirtyTest MdcrDirtyTest = profile.Value(SwitchTable.MdcrDirtyTest);
    public readonly DebugRegisters DebugRegisters = profile.Value(SwitchTable.DebugRegisters);
    public readonly MdscrUnderHostDebug MdscrUnderHostDebug = profile.Value(SwitchTable.MdscrUnderHostDebug);
    public readonly StepStateKeeping StepState = profile.Value(SwitchTable.StepState);
    public readonly SsVisible SsVisible = profile.Value(SwitchTable.SsVisible);
    public readonly DebugEcSet DebugEcSet = profile.Value(SwitchTable.DebugEcSet);
    public readonly UnknownEc UnknownEc = profile.Value(SwitchTable.UnknownEc);
    public readonly WatchpointFar WatchpointFar = profile.Value(SwitchTable.WatchpointFar);
    public readonly SkipInstruction SkipInstruction = profile.Value(SwitchTable.SkipInstruction);
    public readonly InjectException InjectException = profile.Value(SwitchTable.InjectException);
    public readonly StepExitAfterHandler StepExitAfterHandler = profile.Value(SwitchTable.StepExitAfterHandler);
    public readonly StepExitAfterUserMmio StepExitAfterUserMmio = profile.Value(SwitchTable.StepExitAfterUserMmio);
    public readonly PcAdjustOnExit PcAdjustOnExit = profile.Value(SwitchTable.PcAdjustOnExit);
    public readonly MmioSkip MmioSkip = profile.Value(SwitchTable.MmioSkip);
    public readonly MmioCompletionGuard MmioCompletionGuard = profile.Value(SwitchTable.MmioCompletionGuard);
    public readonly MmioSignExtension MmioSignExtension = profile.Value(SwitchTable.MmioSignExtension);
    public readonly MmioNarrowRegister MmioNarrowRegister = profile.Value(SwitchTable.MmioNarrowRegister);
    public readonly ZeroRegister ZeroRegister = profile.Value(SwitchTable.ZeroRegister);
    public readonly SmcHandling Smc = profile.Value(SwitchTable.Smc);
    public readonly HvcUnknown HvcUnknown = profile.Value(SwitchTable.HvcUnknown);
    public readonly PmuWithoutFeature PmuWithoutFeature = profile.Value(SwitchTable.PmuWithoutFeature);
    public readonly OsLockHandling OsLock = profile.Value(SwitchTable.OsLock);
    public readonly InjectionVector InjectionVector = profile.Value(SwitchTable.InjectionVector);
    public readonly InjectedAbortEsr InjectedAbortEsr = profile.Value(SwitchTable.InjectedAbortEsr);
    public readonly BeyondIpa BeyondIpa = profile.Value(SwitchTable.BeyondIpa);
    public readonly ExecutePermission ExecutePermission = profile.Value(SwitchTable.ExecutePermission);
    public readonly ProcessorFeatures ProcessorFeatures = profile.Value(SwitchTable.ProcessorFeatures);
    public readonly SErrorAtInit SErrorAtInit = profile.Value(SwitchTable.SErrorAtInit);
    public readonly ImmediateExitSupport ImmediateExit = profile.Value(SwitchTable.ImmediateExit);
    public readonly IdGroup3 IdGroup3 = profile.Value(SwitchTable.IdGroup3);
    public readonly IdGroup3OfAArch32 IdGroup3OfAArch32 = profile.Value(SwitchTable.IdGroup3OfAArch32);
    public readonly IdGroup1 IdGroup1 = profile.Value(SwitchTable.IdGroup1);
    public readonly CacheRegisterAccess CacheRegistersOfAArch32 = profile.Value(SwitchTable.CacheRegistersOfAArch32);
    public readonly InjectedState InjectedState = profile.Value(SwitchTable.InjectedState);
    public readonly DebugIdRegister DebugIdRegister = profile.Value(SwitchTable.DebugIdRegister);
    public readonly VirtualCounterAccess VirtualCounter = profile.Value(SwitchTable.VirtualCounter);
    public readonly PhysicalCounterAccess PhysicalCounter = profile.Value(SwitchTable.PhysicalCounter);
    public readonly PhysicalTimerAccess PhysicalTimer = profile.Value(SwitchTable.PhysicalTimer);
    public readonly CacheRegisterAccess CacheRegisters = profile.Value(SwitchTable.CacheRegisters);
    public readonly PmuUserEnable PmuUserEnable = profile.Value(SwitchTable.PmuUserEnable);
    public readonly VcpuEventsSupport VcpuEvents = profile.Value(SwitchTable.VcpuEvents);

    /// <summary>The flags that KVM_SET_GUEST_DEBUG accepts, or null when it never does.</summary>
    public GuestDebugFlags? ValidFlags => GuestDebugMask switch
    {
        GuestDebugMask.None => null,
        GuestDebugMask.SwBp => SwBpMask,
        _ => FullMask,
    };

    /// <summary>The layout that the kernel's headers give the debug exit.</summary>
    public DebugExitLayout DebugExitLayout => DebugExitFields switch
    {
        DebugExitFields.None => DebugExitLayout.None,
        DebugExitFields.HsrPc => DebugExitLayout.HsrPc,
        DebugExitFields.HsrFar => DebugExitLayout.HsrFar,
        _ => DebugExitLayout.Hsr64Far,
    };
}
