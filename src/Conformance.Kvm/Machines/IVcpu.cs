using Conformance.Kvm.Uapi;

namespace Conformance.Kvm.Machines;

/// <summary>One vCPU, shaped like the uapi: every member is an ioctl on the vCPU's file descriptor, or the mapped run structure.</summary>
public interface IVcpu
{
    /// <summary>The mapped struct kvm_run.</summary>
    ref KvmRun Run { get; }

    /// <summary>KVM_ARM_VCPU_INIT; on an initialised vCPU it is a reset.</summary>
    KvmResult Init(VcpuFeatures features);

    /// <summary>KVM_GET_ONE_REG.</summary>
    KvmResult GetOneReg(OneReg register, out ulong value);

    /// <summary>KVM_SET_ONE_REG.</summary>
    KvmResult SetOneReg(OneReg register, ulong value);

    /// <summary>KVM_GET_REG_LIST, without the registers that are not 64 bits wide.</summary>
    ReadOnlySpan<OneReg> RegList { get; }

    /// <summary>KVM_SET_GUEST_DEBUG.</summary>
    KvmResult SetGuestDebug(in GuestDebug debug);

    /// <summary>KVM_GET_VCPU_EVENTS.</summary>
    KvmResult GetEvents(out VcpuEvents events);

    /// <summary>KVM_SET_VCPU_EVENTS.</summary>
    KvmResult SetEvents(in VcpuEvents events);

    /// <summary>KVM_RUN, under a watchdog that interrupts a vCPU which blocks or runs on for ever (EINTR).</summary>
    KvmResult Enter();
}
