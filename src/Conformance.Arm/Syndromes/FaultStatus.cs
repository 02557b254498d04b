namespace Conformance.Arm.Syndromes;

/// <summary>IFSC and DFSC values (Arm ARM D19.2.37).</summary>
public static class FaultStatus
{
    /// <summary>Address size fault, level 0.</summary>
    public const ulong AddressSize = 0x00;

    /// <summary>Translation fault, level 0; levels 1 to 3 follow.</summary>
    public const ulong Translation = 0x04;

    /// <summary>Access flag fault, level 0; levels 1 to 3 follow.</summary>
    public const ulong AccessFlag = 0x08;

    /// <summary>Permission fault, level 0; levels 1 to 3 follow.</summary>
    public const ulong Permission = 0x0c;

    /// <summary>Synchronous external abort, not on a table walk.</summary>
    public const ulong External = 0x10;

    /// <summary>Alignment fault.</summary>
    public const ulong Alignment = 0x21;

    /// <summary>Debug exception.</summary>
    public const ulong Debug = 0x22;

    /// <summary>A fault status in words.</summary>
    public static string Describe(ulong status) => status switch
    {
        <= 0x03 => $"address size fault, level {status}",
        <= 0x07 => $"translation fault, level {status & 3}",
        <= 0x0b => $"access flag fault, level {status & 3}",
        <= 0x0f => $"permission fault, level {status & 3}",
        External => "external abort",
        >= 0x14 and <= 0x17 => $"external abort on a table walk, level {status & 3}",
        Alignment => "alignment fault",
        Debug => "debug exception",
        _ => $"fault status 0x{status:x}",
    };
}
