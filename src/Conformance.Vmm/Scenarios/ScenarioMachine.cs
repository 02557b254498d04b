namespace Conformance.Vmm.Scenarios;

/// <summary>Addresses of the machine that every scenario runs on.</summary>
public static class ScenarioMachine
{
    /// <summary>First byte of RAM, which is also where the program starts.</summary>
    public const ulong RamBase = 0x4000_0000;

    /// <summary>Bytes of RAM.</summary>
    public const int RamSize = 0x2_0000;

    /// <summary>VBAR_EL1 of an AArch64 guest.</summary>
    public const ulong VectorBase = 0x4000_8000;

    /// <summary>Bytes from one exception vector to the next.</summary>
    public const int VectorStride = 0x80;

    /// <summary>Number of exception vectors.</summary>
    public const int VectorCount = 16;

    /// <summary>A write to this page pair ends the scenario; <c>done</c> writes w0 to its first word.</summary>
    public const ulong EndBase = 0x0a00_0000;

    /// <summary>Bytes that end the scenario when written.</summary>
    public const ulong EndSize = 0x2000;

    /// <summary>x28 at the start: where the default vectors store ESR_EL1, eight bytes a vector.</summary>
    public const ulong VectorReport = 0x0a00_1000;

    /// <summary>The general register that the default vectors address their report through.</summary>
    public const int VectorReportRegister = 28;

    /// <summary>PSTATE of an AArch64 vCPU after KVM_ARM_VCPU_INIT: EL1h, everything masked.</summary>
    public const ulong ResetPstate = 0x3c5;

    /// <summary>PSTATE of a vCPU with an AArch32 EL1: supervisor mode, everything masked.</summary>
    public const ulong ResetPstateA32 = 0x1d3;

    /// <summary>The same for a program in T32.</summary>
    public const ulong ResetPstateT32 = 0x1f3;

    /// <summary>Default number of exits after which the VMM stops.</summary>
    public const int DefaultMaxExits = 24;

    /// <summary>Whether a write to the address ends the scenario.</summary>
    public static bool IsEnd(ulong address) => address - EndBase < EndSize;
}
