namespace Conformance.Kvm.Uapi;

/// <summary>The error numbers that the KVM ioctls of this suite return (include/uapi/asm-generic/errno-base.h, errno.h).</summary>
public enum Errno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Operation not permitted.</summary>
    EPERM = 1,

    /// <summary>No such entry: KVM_GET_ONE_REG and KVM_SET_ONE_REG for a register that does not exist.</summary>
    ENOENT = 2,

    /// <summary>Interrupted by a signal, or immediate_exit was set.</summary>
    EINTR = 4,

    /// <summary>The vCPU was not initialised by KVM_ARM_VCPU_INIT.</summary>
    ENOEXEC = 8,

    /// <summary>Bad address: a stage-2 fault that KVM does not support.</summary>
    EFAULT = 14,

    /// <summary>Invalid argument.</summary>
    EINVAL = 22,

    /// <summary>Not implemented: an abort outside the memory slots without a valid syndrome.</summary>
    ENOSYS = 38,
}
