namespace Conformance.Arm.Registers;

/// <summary>Cache Level ID Register (Arm ARM D19.2, CLIDR_EL1).</summary>
public static class ClidrEl1
{
    /// <summary>Ctype: an instruction cache alone.</summary>
    public const ulong Instruction = 1;

    /// <summary>Ctype: separate instruction and data caches.</summary>
    public const ulong Separate = 3;

    /// <summary>Ctype: one cache for both.</summary>
    public const ulong Unified = 4;

    /// <summary>Kind of cache at level 1.</summary>
    public static readonly RegisterField Ctype1 = new("Ctype1", 0, 3, "Kind of cache at level 1.");

    /// <summary>Kind of cache at level 2.</summary>
    public static readonly RegisterField Ctype2 = new("Ctype2", 3, 3, "Kind of cache at level 2.");

    /// <summary>Level of unification, inner shareable.</summary>
    public static readonly RegisterField LoUIS = new("LoUIS", 21, 3, "Level of unification, inner shareable.");

    /// <summary>Level of coherence.</summary>
    public static readonly RegisterField LoC = new("LoC", 24, 3, "Level of coherence.");

    /// <summary>Level of unification of one processor.</summary>
    public static readonly RegisterField LoUU = new("LoUU", 27, 3, "Level of unification of one processor.");
}
