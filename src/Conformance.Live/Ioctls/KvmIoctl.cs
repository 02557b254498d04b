namespace Conformance.Live.Ioctls;

/// <summary>Request numbers of include/uapi/linux/kvm.h, as arm64 computes them.</summary>
internal static class KvmIoctl
{
    public const nuint GetApiVersion = 0xae00;
    public const nuint CreateVm = 0xae01;
    public const nuint CheckExtension = 0xae03;
    public const nuint GetVcpuMmapSize = 0xae04;
    public const nuint CreateVcpu = 0xae41;
    public const nuint SetUserMemoryRegion = 0x4020_ae46;
    public const nuint Run = 0xae80;
    public const nuint SetSignalMask = 0x4004_ae8b;
    public const nuint SetGuestDebug = 0x4208_ae9b;
    public const nuint GetVcpuEvents = 0x8040_ae9f;
    public const nuint SetVcpuEvents = 0x4040_aea0;
    public const nuint GetOneReg = 0x4010_aeab;
    public const nuint SetOneReg = 0x4010_aeac;
    public const nuint ArmVcpuInit = 0x4020_aeae;
    public const nuint ArmPreferredTarget = 0x8020_aeaf;
    public const nuint GetRegList = 0xc008_aeb0;
}
