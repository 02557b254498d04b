using Conformance.Arm.Cpus;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Class = Conformance.Arm.Syndromes.ExceptionClass;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>A rule, and the cells that it makes impossible.</summary>
/// <typeparam name="T">The kind of cell.</typeparam>
/// <param name="Rule">The rule.</param>
/// <param name="Forbids">Whether a cell cannot be on a core.</param>
public sealed record UnreachableCells<T>(RuleId Rule, Func<T, CpuModel, bool> Forbids);

/// <summary>Which cells cannot be, whatever the guest, userspace and the profile do.</summary>
public static class UnreachableCells
{
    private const GuestDebugFlags NeedSwBpOrMore = GuestDebugFlags.SingleStep | GuestDebugFlags.UseSwBp | GuestDebugFlags.UseHw;

    /// <summary>For exceptions. The first rule that forbids a cell is shown with it.</summary>
    public static IReadOnlyList<UnreachableCells<ExceptionCell>> Exceptions { get; } =
    [
        new(RuleId.ClassNotImplemented, (c, _) => c.Class is Class.Pac or Class.BranchTarget or Class.Sve or Class.Eret or Class.Fp64),
        new(RuleId.FloatingPointNotCovered, (c, _) => c.Class is Class.Cp10Id or Class.Fp32),
        new(RuleId.ControlNotImplemented, (c, cpu) => c.Class == Class.Cp14Mrrc && !IsTrappedLongDebug(cpu)),
        new(RuleId.SystemRegisterNotImplemented, (c, cpu) => c.Class == Class.Cp14Ldc && cpu.NotImplemented.Contains(SystemRegister.DBGDTRTX_EL0)),
        new(RuleId.VectorCatchMatch, (c, cpu) => c.Class == Class.VectorCatch && !cpu.HasVectorCatch),
        new(RuleId.StackAlignmentUnchecked, (c, cpu) => c.Class == Class.SpAlignment && !cpu.ChecksStackPointerAlignment),
        new(RuleId.SameElClass, (c, _) => c.FromEl == 0 && IsSameElClass(c.Class)),
        new(RuleId.HvcUndefined, (c, _) => c.FromEl == 0 && c.Class is Class.Hvc64 or Class.Smc64 or Class.Hvc32 or Class.Smc32),

        // The state machine.
        new(RuleId.StepActivePending, (c, cpu) => c.Step == StepPhase.ActivePending && !IsStep(c.Class) && c.Class != Class.SError
            && !(cpu.FetchAbortBeforePendingStep && c.Class is Class.InstructionAbortLower or Class.InstructionAbortSame)),
        new(RuleId.StepTakenAfterInstruction, (c, _) => IsStep(c.Class) && c.Step == StepPhase.ActiveNotPending),
        new(RuleId.StepStaysOn, (c, _) => c.Class == Class.SoftwareStepLower && c.Step == StepPhase.Inactive),
        new(RuleId.WfxStepped, (c, cpu) => c.Class == Class.Wfx && c.Step == StepPhase.ActiveNotPending && cpu.WfiIsNopWhileStepping && !cpu.WfeWaits),

        // Nothing steps an AArch32 kernel unless debug exceptions go to EL2.
        new(RuleId.StepInactiveAArch32, (c, _) => IsOff(c.Flags) && c.FromEl == 1 && c.Step != StepPhase.Inactive && IsAArch32(c.Class)),
        new(RuleId.KvmClearsGuestStep, (c, _) => c.Flags.Flags == GuestDebugFlags.Enable && c.FromEl == 1 && c.Step != StepPhase.Inactive && IsAArch32(c.Class)),

        // What KVM makes of the flags. Every profile that accepts more than USE_SW_BP routes debug exceptions to EL2 with any flag.
        new(RuleId.KvmStepsGuest, (c, _) => c.Flags.Has(GuestDebugFlags.SingleStep) && c.Step == StepPhase.Inactive),
        new(RuleId.KvmClearsGuestStep, (c, _) => c.Flags.Has(GuestDebugFlags.UseHw) && !c.Flags.Has(GuestDebugFlags.SingleStep) && c.Step != StepPhase.Inactive),
        new(RuleId.KvmClearsGuestStep, (c, _) => c.Flags.Flags == GuestDebugFlags.Enable && c.FromEl == 1 && c.Step != StepPhase.Inactive && IsLowerDebug(c.Class)),
        new(RuleId.KvmHasNoSError, (c, _) => c.Flags.Has(GuestDebugFlags.Enable) && !c.Flags.Has(GuestDebugFlags.SingleStep) && c.Step != StepPhase.Inactive && c.Class == Class.SError),

        // Routing.
        new(RuleId.DebugTargetEl1, (c, _) => IsOff(c.Flags) && c.FromEl == 1 && IsLowerDebug(c.Class)),
        new(RuleId.DebugTargetTde, (c, _) => c.Flags.Has(NeedSwBpOrMore) && c.Class is Class.BreakpointSame or Class.WatchpointSame or Class.SoftwareStepSame),
        new(RuleId.StageTwoOff, (c, _) => c.Flags.IsBareCore && c.FromEl == 1 && c.Class is Class.InstructionAbortLower or Class.DataAbortLower),
    ];

    /// <summary>For accesses. The first rule that forbids a cell is shown with it.</summary>
    public static IReadOnlyList<UnreachableCells<AccessCell>> Accesses { get; } =
    [
        new(RuleId.SystemRegisterUndefinedEl, (c, _) => !RegistersOf(c.Class).Any(row => c.FromEl == 1 || row.El0 != El0Access.None)),
        new(RuleId.SystemRegisterUndefinedDirection, (c, _) => !RegistersOf(c.Class).Any(row => HasDirection(row, c))),
        new(RuleId.SystemRegisterNotImplemented, (c, cpu) => !RegistersOf(c.Class).Any(row => HasDirection(row, c) && !cpu.NotImplemented.Contains(row.Register))),
        new(RuleId.NoEl1UnderTge, (c, _) => c.Bits == ControlSet.Tge && c.FromEl == 1),
        new(RuleId.ControlNotImplemented, (c, cpu) => c.Bits == ControlSet.Tpmcr && c.Class == TrapControl.Tpmcr && c.IsTrapped && !cpu.HasTpmcr),
        new(RuleId.SystemRegisterNotControlled, (c, _) => c.Bits != ControlSet.Several && c.IsTrapped && !c.Bits.Controls.Contains(c.Class)),
        new(RuleId.SystemRegisterTrapped, (c, cpu) => !c.IsTrapped && c.Bits.Controls.Contains(c.Class) && (c.Bits != ControlSet.Tpmcr || cpu.HasTpmcr)),
    ];

    /// <summary>Whether AArch32 guests alone raise a class.</summary>
    public static bool IsAArch32(Class @class) => @class is
        Class.Cp15Mcr or Class.Cp15Mcrr or Class.Cp14Mcr or Class.Cp14Ldc or Class.Cp10Id or Class.Cp14Mrrc
        or Class.Svc32 or Class.Hvc32 or Class.Smc32 or Class.Fp32 or Class.Bkpt32 or Class.VectorCatch;

    // Coprocessor 14 has two registers of 64 bits, for the addresses of debug components.
    private static bool IsTrappedLongDebug(CpuModel cpu) =>
        CoprocessorRegisterTable.All.Any(row => row.Encoding is { Coprocessor: 14, Is64Bit: true } && !cpu.NeverTrappedCoprocessor.Contains(row.Encoding));

    private static bool IsStep(Class @class) => @class is Class.SoftwareStepLower or Class.SoftwareStepSame;

    private static bool IsLowerDebug(Class @class) => @class is Class.BreakpointLower or Class.WatchpointLower or Class.SoftwareStepLower;

    private static bool IsSameElClass(Class @class) => @class is
        Class.InstructionAbortSame or Class.DataAbortSame or Class.BreakpointSame or Class.SoftwareStepSame or Class.WatchpointSame;

    private static bool IsOff(FlagSet flags) => !flags.IsBareCore && flags.Flags == GuestDebugFlags.None;

    private static IEnumerable<SystemRegisterInfo> RegistersOf(TrapControl control) =>
        SystemRegisterTable.All.Where(row => row.Trap == control && row.MinimumEl < 2);

    private static bool HasDirection(SystemRegisterInfo row, in AccessCell cell) =>
        (row.Directions & (cell.IsRead ? Directions.Read : Directions.Write)) != 0
        && (cell.FromEl == 1 || (row.El0 != El0Access.None && (cell.IsRead || row.El0 != El0Access.ReadOnly)));
}
