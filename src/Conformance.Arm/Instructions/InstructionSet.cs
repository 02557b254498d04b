using System.Buffers.Binary;
using System.Text;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.Instructions;

/// <summary>The rows and aliases of one instruction set, with everything that derives from them: decoding, assembling, disassembling.</summary>
public sealed class InstructionSet
{
    private readonly FormIndex<Encoding> _rows;
    private readonly Lazy<FormIndex<Alias>> _aliases;
    private readonly Lazy<MnemonicIndex> _byMnemonic;

    /// <summary>Indexes a table.</summary>
    /// <param name="format">The format of its words; of T32 <see cref="EncodingFormat.T32"/>, although some of its rows have half as many bits.</param>
    /// <param name="nop">The instruction that alignment is filled with; of T32 the 16-bit one.</param>
    /// <param name="encodings">The rows; of several that a line fits, the first of the shortest ones is assembled.</param>
    /// <param name="aliases">Other spellings.</param>
    /// <param name="unsupported">What is allocated but not covered.</param>
    public InstructionSet(EncodingFormat format, uint nop, Encoding[] encodings, Alias[] aliases, UnsupportedRow[] unsupported)
    {
        Format = format;
        Nop = nop;
        Encodings = encodings;
        Aliases = aliases;
        Unsupported = unsupported;
        _rows = new(encodings);
        _aliases = new(() => new(aliases));
        _byMnemonic = new(() => new(encodings, aliases));
    }

    /// <summary>Which one it is.</summary>
    public EncodingFormat Format { get; }

    /// <summary>The instruction that alignment is filled with.</summary>
    public uint Nop { get; }

    /// <summary>a64, a32 or t32.</summary>
    public string Name => Format.ToString().ToLowerInvariant();

    /// <summary>Bytes that instructions are aligned to, and of the shortest one.</summary>
    public int Alignment => Format == EncodingFormat.T32 ? 2 : 4;

    /// <summary>Whether flags, condition and width are endings of a mnemonic.</summary>
    public bool HasMnemonicEndings => Format != EncodingFormat.A64;

    /// <summary>All rows.</summary>
    public IReadOnlyList<Encoding> Encodings { get; }

    /// <summary>All aliases; for a word that several fit, the first is the preferred disassembly.</summary>
    public IReadOnlyList<Alias> Aliases { get; }

    /// <summary>What is allocated but deliberately not covered.</summary>
    public IReadOnlyList<UnsupportedRow> Unsupported { get; }

    /// <summary>All mnemonics.</summary>
    public IEnumerable<string> Mnemonics => _byMnemonic.Value.Mnemonics;

    /// <summary>The row that a word belongs to, or null.</summary>
    public Encoding? Find(uint word)
    {
        foreach (Encoding row in _rows.Candidates(word))
        {
            if (row.Matches(word))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>What a word that no row has belongs to, where that is deliberately not covered; otherwise null.</summary>
    public string? WhyUnsupported(uint word)
    {
        if (Find(word) is not null)
        {
            return null;
        }

        foreach (UnsupportedRow row in Unsupported)
        {
            if (row.Pattern.Matches(word))
            {
                return row.What;
            }
        }

        return null;
    }

    /// <summary>Bytes of the instruction that begins with these bits 31:16: T32 tells by the first five.</summary>
    public int LengthOf(uint word) => Format == EncodingFormat.T32 && word >> 27 < 0b11101 ? 2 : 4;

    /// <summary>The word of the instruction at the beginning of some bytes.</summary>
    public uint Read(ReadOnlySpan<byte> bytes)
    {
        if (Format != EncodingFormat.T32)
        {
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        }

        uint first = (uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16;
        return LengthOf(first) == 2 ? first : first | BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
    }

    /// <summary>Writes a word, of as many bytes as it has.</summary>
    public void Write(uint word, Span<byte> bytes)
    {
        if (Format != EncodingFormat.T32)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            return;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(word >> 16));
        if (LengthOf(word) == 4)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], (ushort)word);
        }
    }

    /// <summary>The IT block that the instruction after a word stands in.</summary>
    public ItState ItAfter(uint word, ItState it) =>
        Format == EncodingFormat.T32 && Find(word) is { Operation: Operation.It } ? new((byte)(word >> 16)) : it.Advanced;

    /// <summary>The forms with that mnemonic in upper or lower case, rows before aliases; empty when there are none.</summary>
    public IReadOnlyList<InstructionForm> FormsOf(string mnemonic) => _byMnemonic.Value.Find(mnemonic);

    /// <summary>Appends the disassembly of a word in GNU syntax; an unallocated one is written as <c>.inst</c>.</summary>
    public void Disassemble(uint word, in PrintContext context, StringBuilder output)
    {
        Encoding? row = Find(word);
        if (row is null)
        {
            output.Append(UnknownInstruction(word));
            return;
        }

        foreach (Alias alias in _aliases.Value.Candidates(word))
        {
            if (alias.IsPreferred(word))
            {
                alias.Syntax.Print(word, context, output);
                return;
            }
        }

        row.Syntax.Print(word, context, output);
    }

    private string UnknownInstruction(uint word) => Format switch
    {
        EncodingFormat.T32 when LengthOf(word) == 2 => $".inst.n 0x{word >> 16:x4}",
        EncodingFormat.T32 => $".inst.w 0x{word:x8}",
        _ => $".inst 0x{word:x8}",
    };
}
