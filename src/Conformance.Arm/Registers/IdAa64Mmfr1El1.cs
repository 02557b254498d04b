namespace Conformance.Arm.Registers;

/// <summary>AArch64 Memory Model Feature Register 1 (Arm ARM D19.2, ID_AA64MMFR1_EL1).</summary>
public static class IdAa64Mmfr1El1
{
    /// <summary>FEAT_VHE, EL2 can host an operating system; 0 is none.</summary>
    public static readonly RegisterField VH = new("VH", 8, 4, "EL2 can host an operating system; 0 is none.");

    /// <summary>FEAT_LOR, limited ordering regions; 0 is none.</summary>
    public static readonly RegisterField LO = new("LO", 16, 4, "Limited ordering regions; 0 is none.");
}
