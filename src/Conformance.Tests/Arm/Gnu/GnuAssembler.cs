using System.Runtime.InteropServices;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>GNU as, linked at address 0.</summary>
internal static class GnuAssembler
{
    private static readonly GnuTool As = new("as");
    private static readonly GnuTool Link = new("ld");
    private static readonly GnuTool Copy = new("objcopy");

    /// <summary>The bytes of a program.</summary>
    public static byte[] Assemble(string source)
    {
        using ScratchFile text = new();
        using ScratchFile linked = new();
        using ScratchFile raw = new();
        using ScratchFile relocatable = new();
        File.WriteAllText(text.Name, source);
        As.Run(["-march=armv8.5-a", "-o", relocatable.Name, text.Name], Nothing);
        Link.Run(["-Ttext=0", "-e", "0", "-o", linked.Name, relocatable.Name], Nothing);
        Copy.Run(["-O", "binary", "-j", ".text", linked.Name, raw.Name], Nothing);
        return File.ReadAllBytes(raw.Name);
    }

    /// <summary>The words of a program that holds instructions only.</summary>
    public static uint[] Words(string source) => MemoryMarshal.Cast<byte, uint>(Assemble(source)).ToArray();

    private static void Nothing(string line)
    {
    }
}
