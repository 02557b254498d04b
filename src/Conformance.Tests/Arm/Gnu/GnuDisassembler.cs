using System.Globalization;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>
/// GNU objdump over words of one instruction set, each in a slot of its own. objdump looks back for the IT block that a T32
/// instruction stands in, so their slots hold as many NOPs as a block is long.
/// </summary>
internal sealed class GnuDisassembler(InstructionSet instructionSet)
{
    /// <summary>What objdump writes for a word that it does not know.</summary>
    public const string Undefined = "";

    private const int ThumbSlot = 16;

    private readonly GnuTool _objdump = new(instructionSet, "objdump");

    private bool IsThumb => instructionSet.Format == EncodingFormat.T32;

    /// <summary>Where a word is shown that is disassembled with others, and in which IT block, for our text of it.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="it">The IT block of one instruction that every word stands in, or none.</param>
    public PrintContext ContextOf(int index, ItState it = default) =>
        new(IsThumb ? ((ulong)index * ThumbSlot) + (it.IsInBlock ? 2u : 0) : (ulong)index * 4, null, it);

    /// <summary>The text of each word, operands separated from the mnemonic by one space, without comments.</summary>
    public string[] Disassemble(ReadOnlySpan<uint> words, ItState it = default)
    {
        using ScratchFile file = new();
        File.WriteAllBytes(file.Name, Lay(words, it));
        Dictionary<ulong, int> places = [];
        for (int i = 0; i < words.Length; i++)
        {
            places.Add(ContextOf(i, it).Pc, i);
        }

        string[] texts = new string[words.Length];
        _objdump.Run(["-D", "-b", "binary", .. Machine(), "-z", file.Name], line =>
        {
            // "  address:<tab>word<tab>mnemonic<tab>operands  // comment"
            int colon = line.IndexOf(":\t", StringComparison.Ordinal);
            if (colon > 0
                && ulong.TryParse(line.AsSpan(0, colon).Trim(), NumberStyles.AllowHexSpecifier, null, out ulong address)
                && places.TryGetValue(address, out int place))
            {
                texts[place] = Text(line.AsSpan(line.IndexOf('\t', colon + 2) + 1));
            }
        });

        return texts;
    }

    private string[] Machine() => instructionSet.Format switch
    {
        EncodingFormat.A64 => ["-m", "aarch64"],
        EncodingFormat.A32 => ["-m", "arm"],
        _ => ["-m", "arm", "-M", "force-thumb"],
    };

    private byte[] Lay(ReadOnlySpan<uint> words, ItState it)
    {
        int slot = IsThumb ? ThumbSlot : 4;
        byte[] bytes = new byte[words.Length * slot];
        for (int i = 0; i < words.Length; i++)
        {
            Span<byte> place = bytes.AsSpan(i * slot, slot);
            if (IsThumb)
            {
                for (int offset = 0; offset < slot; offset += 2)
                {
                    instructionSet.Write(instructionSet.Nop, place[offset..]);
                }

                if (it.IsInBlock)
                {
                    instructionSet.Write(0xbf00_0000 | ((uint)it.Value << 16), place);
                    place = place[2..];
                }
            }

            instructionSet.Write(words[i], place);
        }

        return bytes;
    }

    private string Text(ReadOnlySpan<char> text)
    {
        int comment = text.IndexOf(instructionSet.Format == EncodingFormat.A64 ? "//" : "@", StringComparison.Ordinal);
        text = comment < 0 ? text : text[..comment];

        // "; undefined", and "; NYI" inside the space that is reserved for UDF and SME; objdump for Arm has a comment alone.
        return text.StartsWith(".inst", StringComparison.Ordinal) ? Undefined : text.Trim().ToString().Replace('\t', ' ');
    }
}
