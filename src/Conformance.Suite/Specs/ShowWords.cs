namespace Conformance.Suite.Specs;

/// <summary>The words of the key <c>show</c>: what a golden shows beyond the uapi. Only the model can tell it.</summary>
public static class ShowWords
{
    /// <summary>Every entry to EL2.</summary>
    public const string Traps = "traps";

    /// <summary>MDCR_EL2 as the hypervisor computed it for the last guest entry.</summary>
    public const string MdcrEl2 = "mdcr-el2";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Traps, MdcrEl2];
}
