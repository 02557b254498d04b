using Conformance.Behaviours.Switches;

namespace Conformance.Behaviours.Rules;

/// <summary>A rule of KVM's: one sentence, where it stands in the kernel, and the switch in which kernels differ about it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Sentence">What KVM does.</param>
/// <param name="Source">The function that does it.</param>
/// <param name="Switch">The switch that decides it; null where all kernels do the same.</param>
public sealed record KvmRule(KvmRuleId Id, string Sentence, string Source, BehaviourSwitch? Switch = null);

/// <summary>Every rule that a decision of KVM can name.</summary>
public static class KvmRuleTable
{
    private static readonly KvmRule[] Rows =
    [
        new(KvmRuleId.TdeSet, "MDCR_EL2.TDE is set, so that debug exceptions of the guest come to EL2", "kvm_arm_setup_mdcr_el2", SwitchTable.MdcrTde),
        new(KvmRuleId.TdeClear, "MDCR_EL2.TDE is clear, so that debug exceptions of the guest stay with it", "kvm_arm_setup_mdcr_el2", SwitchTable.MdcrTde),
        new(KvmRuleId.TdaSet, "MDCR_EL2.TDA is set, so that the guest's accesses to debug registers come to EL2", "kvm_arm_setup_mdcr_el2", SwitchTable.MdcrTda),
        new(KvmRuleId.TdaClear, "MDCR_EL2.TDA is clear, so that the guest reaches debug registers by itself", "kvm_arm_setup_mdcr_el2", SwitchTable.MdcrTda),
        new(KvmRuleId.StepArmed, "KVM_GUESTDBG_SINGLESTEP is in force: the guest is entered with PSTATE.SS set, one instruction may run", "kvm_arm_setup_debug", SwitchTable.StepState),
        new(KvmRuleId.StepLeftPending, "an instruction has completed whose step was not told: PSTATE.SS stays clear, the step comes first", "kvm_arm_setup_debug", SwitchTable.StepState),
        new(KvmRuleId.HostMdscr, "the debugger's MDSCR_EL1 is loaded in the place of the guest's", "kvm_arm_setup_debug", SwitchTable.MdscrUnderHostDebug),
        new(KvmRuleId.GuestMdscr, "the guest's own MDSCR_EL1 is loaded", "kvm_arm_setup_debug", SwitchTable.MdscrUnderHostDebug),
        new(KvmRuleId.DebugExit, "the exception class is one that debugging asks for: KVM_EXIT_DEBUG", "kvm_handle_guest_debug", SwitchTable.DebugEcSet),
        new(KvmRuleId.NoHandler, "no handler is there for the exception class", "kvm_handle_unknown_ec", SwitchTable.UnknownEc),
        new(KvmRuleId.MadeUpStep, "the handler has emulated the instruction: KVM makes up a step exit with a bare exception class", "handle_exit", SwitchTable.StepExitAfterHandler),
        new(KvmRuleId.MadeUpStepAfterMmio, "userspace has carried out the access: KVM makes up a step exit before it enters the guest again", "kvm_arch_vcpu_ioctl_run", SwitchTable.StepExitAfterUserMmio),
        new(KvmRuleId.MmioExit, "no memory slot holds the address, and the syndrome says what is accessed: KVM_EXIT_MMIO", "io_mem_abort"),
        new(KvmRuleId.MmioCompleted, "the access that userspace carried out is completed: a read goes into its register", "kvm_handle_mmio_return", SwitchTable.MmioCompletionGuard),
        new(KvmRuleId.MmioWithoutSyndrome, "the syndrome does not say what is accessed (ISV=0): ENOSYS", "io_mem_abort"),
        new(KvmRuleId.PageMapped, "a memory slot holds the address: the page is mapped, and the guest entered again", "user_mem_abort"),
        new(KvmRuleId.SkippedAtOnce, "pc is moved past the emulated instruction", "kvm_skip_instr", SwitchTable.SkipInstruction),
        new(KvmRuleId.SkipWaits, "pc is to move past the emulated instruction at the next entry", "kvm_incr_pc", SwitchTable.SkipInstruction),
        new(KvmRuleId.SkipDone, "pc is moved past the emulated instruction, and PSTATE.SS cleared as if it had executed", "__kvm_adjust_pc", SwitchTable.SkipInstruction),
        new(KvmRuleId.ExceptionInjected, "the guest is made to take an exception to EL1", "inject_undef64, inject_abt64", SwitchTable.InjectException),
        new(KvmRuleId.ExceptionWaits, "the guest is to take an exception to EL1 at the next entry", "inject_undef64, inject_abt64", SwitchTable.InjectException),
        new(KvmRuleId.ExceptionDone, "the guest is moved to its vector", "__kvm_adjust_pc", SwitchTable.InjectException),
        new(KvmRuleId.WfiBlocks, "WFI: the vCPU blocks until an interrupt is pending", "kvm_handle_wfx"),
        new(KvmRuleId.WfeYields, "WFE, or WFI with something pending: the guest goes on", "kvm_handle_wfx"),
        new(KvmRuleId.HvcAnswered, "an unknown hypercall", "handle_hvc", SwitchTable.HvcUnknown),
        new(KvmRuleId.SmcccVersion, "SMCCC_VERSION: the call is answered with 1.1", "kvm_hvc_call_handler"),
        new(KvmRuleId.SmcAnswered, "an SMC of the guest", "handle_smc", SwitchTable.Smc),
        new(KvmRuleId.ConditionFailed, "the condition of the trapped instruction fails: it is skipped, and nothing else is done", "kvm_condition_valid, handle_trap_exceptions"),
        new(KvmRuleId.SystemRegisterEmulated, "the trapped register access is emulated", "kvm_handle_sys_reg"),
        new(KvmRuleId.SystemRegisterUndefined, "the trapped register is none that this kernel gives the guest: UNDEFINED", "kvm_handle_sys_reg"),
        new(KvmRuleId.SystemEvent, "PSCI: the call ends in KVM_EXIT_SYSTEM_EVENT", "kvm_psci_call"),
        new(KvmRuleId.SignalPending, "a signal is pending: EINTR", "kvm_arch_vcpu_ioctl_run"),
        new(KvmRuleId.ImmediateExit, "immediate_exit is set: EINTR before the guest is entered", "kvm_arch_vcpu_ioctl_run", SwitchTable.ImmediateExit),
        new(KvmRuleId.IllegalEntry, "PSTATE is one of AArch64 and the vCPU is AArch32: the exception return is illegal, and KVM_RUN fails with EINVAL", "handle_exit, ARM_EXCEPTION_IL"),
    ];

    /// <summary>All rules.</summary>
    public static IReadOnlyList<KvmRule> All => Rows;

    /// <summary>A rule by its id.</summary>
    public static KvmRule Find(KvmRuleId id) => Rows[(int)id];
}
