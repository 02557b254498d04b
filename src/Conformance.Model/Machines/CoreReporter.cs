using Conformance.Arm.Debug;
using Conformance.Arm.Execution;
using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Model.Vcpus;

namespace Conformance.Model.Machines;

/// <summary>Tells an observer outside what a core does, with what only its vCPU knows.</summary>
/// <param name="cpu">The core.</param>
/// <param name="observer">Who is told.</param>
/// <param name="vcpu">The vCPU of KVM; null on a bare core, which has no guest-debug flags.</param>
internal sealed class CoreReporter(Cpu cpu, ICoreObserver observer, KvmVcpu? vcpu) : ICpuObserver
{
    private const ulong VectorsOfAArch64 = 0x800;
    private const ulong BytesPerVector = 0x80;
    private const ulong VectorsOfAArch32 = 0x20;

    /// <inheritdoc/>
    public void Took(ulong esr, int fromEl, int targetEl, StepState step, ulong? far) => observer.Took(new(
        (int)Esr.ClassOf(esr),
        fromEl,
        targetEl,
        IsAtVector(cpu.Pc - cpu[SystemRegister.VBAR_EL1]),
        step switch
        {
            StepState.Inactive => StepPhase.Inactive,
            StepState.ActiveNotPending => StepPhase.ActiveNotPending,
            _ => StepPhase.ActivePending,
        },
        vcpu?.GuestDebug ?? GuestDebugFlags.None,
        far));

    /// <inheritdoc/>
    public void Accessed(SystemRegisterInfo row, bool isRead, int fromEl, bool isTrapped) =>
        observer.Accessed(new(row.Encoding.Packed, isRead, fromEl, isTrapped, cpu.MdcrEl2, cpu.HcrEl2));

    private static bool IsAtVector(ulong offset) => offset < VectorsOfAArch32 || (offset < VectorsOfAArch64 && offset % BytesPerVector == 0);
}
