namespace Conformance.Live.Ioctls;

/// <summary>Capabilities for KVM_CHECK_EXTENSION (KVM_CAP_*).</summary>
internal enum KvmCapability
{
    SetGuestDebug = 23,
    ArmPsci02 = 102,
    ArmEl132Bit = 105,
    ArmPmuV3 = 126,
}
