using System.Globalization;
using System.Runtime.InteropServices;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>GNU objdump over words laid out from address 0.</summary>
internal static class GnuDisassembler
{
    /// <summary>What objdump writes for a word that it does not know.</summary>
    public const string Undefined = "";

    private static readonly GnuTool Objdump = new("objdump");

    /// <summary>The text of each word, operands separated from the mnemonic by one space, without comments.</summary>
    public static string[] Disassemble(ReadOnlySpan<uint> words)
    {
        using ScratchFile file = new();
        using (FileStream stream = File.Create(file.Name))
        {
            stream.Write(MemoryMarshal.AsBytes(words));
        }

        string[] texts = new string[words.Length];
        Objdump.Run(["-D", "-b", "binary", "-m", "aarch64", "-z", file.Name], line =>
        {
            // "  address:<tab>word<tab>mnemonic<tab>operands  // comment"
            int colon = line.IndexOf(":\t", StringComparison.Ordinal);
            if (colon > 0 && int.TryParse(line.AsSpan(0, colon).Trim(), NumberStyles.AllowHexSpecifier, null, out int address))
            {
                texts[address / 4] = Text(line.AsSpan(line.IndexOf('\t', colon + 2) + 1));
            }
        });

        return texts;
    }

    private static string Text(ReadOnlySpan<char> text)
    {
        int comment = text.IndexOf("//", StringComparison.Ordinal);
        text = comment < 0 ? text : text[..comment];

        // "; undefined", and "; NYI" inside the space that is reserved for UDF and SME.
        return text.StartsWith(".inst", StringComparison.Ordinal) ? Undefined : text.Trim().ToString().Replace('\t', ' ');
    }
}
