namespace Conformance.Arm.Instructions;

/// <summary>A named run of bits in an encoding.</summary>
public readonly record struct EncodingField(string Name, int Lsb, int Width)
{
    /// <summary>The field's bits, in place.</summary>
    public uint Mask => (uint)(((1UL << Width) - 1) << Lsb);

    /// <summary>The field's value in a word.</summary>
    public uint Get(uint word) => (word & Mask) >> Lsb;

    /// <summary>The word with the field set; bits that do not fit are dropped.</summary>
    public uint Set(uint word, uint value) => (word & ~Mask) | ((value << Lsb) & Mask);
}

/// <summary>
/// An encoding diagram as the Arm manual draws it, from the highest bit to the lowest. Its parts are separated by
/// spaces: fixed bits (<c>10001</c>), should-be bits (<c>(11111)</c>: written by the assembler, ignored by the decoder)
/// and fields (<c>Rn</c>, or <c>name:width</c> where the name alone does not tell the width).
/// </summary>
public sealed class BitPattern
{
    private readonly string _diagram;
    private EncodingField[]? _fields;

    /// <summary>Reads a diagram.</summary>
    /// <exception cref="FormatException">It has another length than its format, or an unknown part.</exception>
    public BitPattern(string diagram, EncodingFormat format = EncodingFormat.A64)
    {
        _diagram = diagram;
        Format = format;

        // The second halfword that a 16-bit encoding does not have counts as zeros.
        int end = format == EncodingFormat.T16 ? 16 : 0;
        Mask = format == EncodingFormat.T16 ? 0xffffu : 0;
        int lsb = 32;
        foreach (Range range in diagram.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> part = diagram.AsSpan(range);
            bool shouldBe = part[0] == '(';
            if (!shouldBe && !IsBits(part))
            {
                lsb -= WidthOf(part, format, out _);
                continue;
            }

            foreach (char c in part.Trim("()"))
            {
                lsb--;
                Mask |= shouldBe ? 0 : 1u << lsb;
                ShouldBe |= shouldBe ? 1u << lsb : 0;
                Value |= c switch { '0' => 0, '1' => 1u << lsb, _ => throw new FormatException($"{diagram}: '{c}' is not a bit") };
            }
        }

        if (lsb != end)
        {
            throw new FormatException($"{diagram}: {32 - lsb} bits instead of {32 - end}");
        }
    }

    /// <summary>What it is a diagram of.</summary>
    public EncodingFormat Format { get; }

    /// <summary>Bytes of an instruction.</summary>
    public int Length => Format == EncodingFormat.T16 ? 2 : 4;

    /// <summary>The bits that the decoder looks at.</summary>
    public uint Mask { get; }

    /// <summary>The bits that the assembler writes as drawn and the decoder ignores.</summary>
    public uint ShouldBe { get; }

    /// <summary>The fixed and should-be bits.</summary>
    public uint Value { get; }

    /// <summary>The words that have the fixed bits.</summary>
    public WordRegion Region => new(Mask, Value & Mask);

    // Most rows of a table are never used in a run, so fields are read when they are first asked for.

    /// <summary>The fields, highest first.</summary>
    public IReadOnlyList<EncodingField> Fields => _fields ??= ReadFields();

    /// <summary>Whether a word has the fixed bits.</summary>
    public bool Matches(uint word) => (word & Mask) == (Value & Mask);

    /// <summary>The field with that name, or null.</summary>
    public EncodingField? Find(string name)
    {
        foreach (EncodingField field in _fields ??= ReadFields())
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The field with that name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public EncodingField Field(string name) => Find(name) ?? throw new FormatException($"no field {name}");

    private static bool IsBits(ReadOnlySpan<char> part) => part[0] is '0' or '1';

    private static int WidthOf(ReadOnlySpan<char> part, EncodingFormat format, out ReadOnlySpan<char> name)
    {
        int colon = part.IndexOf(':');
        name = colon < 0 ? part : part[..colon];
        return colon < 0 ? FieldWidths.Of(name, format) : int.Parse(part[(colon + 1)..]);
    }

    private EncodingField[] ReadFields()
    {
        List<EncodingField> fields = [];
        int lsb = 32;
        foreach (Range range in _diagram.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> part = _diagram.AsSpan(range);
            if (part[0] == '(' || IsBits(part))
            {
                lsb -= part.Trim("()").Length;
                continue;
            }

            int width = WidthOf(part, Format, out ReadOnlySpan<char> name);
            lsb -= width;
            fields.Add(new(name.ToString(), lsb, width));
        }

        return [.. fields];
    }
}
