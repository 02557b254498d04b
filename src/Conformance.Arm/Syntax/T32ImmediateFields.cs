using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The fields of an immediate of 32-bit T32: 12 bits in i:imm3:imm8, 16 bits with imm4 before them.</summary>
internal readonly struct T32ImmediateFields(BitPattern pattern)
{
    private readonly EncodingField? _imm4 = pattern.Find("imm4");
    private readonly EncodingField _i = pattern.Field("i");
    private readonly EncodingField _imm3 = pattern.Field("imm3");
    private readonly EncodingField _imm8 = pattern.Field("imm8");

    /// <summary>The highest number that they hold.</summary>
    public int Maximum => _imm4 is null ? 0xfff : 0xffff;

    public uint Get(uint word) => ((_imm4?.Get(word) ?? 0) << 12) | (_i.Get(word) << 11) | (_imm3.Get(word) << 8) | _imm8.Get(word);

    public uint Set(uint word, uint value)
    {
        word = _imm8.Set(_imm3.Set(_i.Set(word, value >> 11), value >> 8), value);
        return _imm4?.Set(word, value >> 12) ?? word;
    }
}
