namespace Conformance.Arm.Instructions;

/// <summary>
/// How long an encoding is and what its fields are called. A word is kept with its first halfword in bits 31:16, so that
/// a 16-bit encoding of T32 has zeros in bits 15:0 and both lengths can be told apart and indexed alike.
/// </summary>
public enum EncodingFormat : byte
{
    /// <summary>A64: 32 bits.</summary>
    A64,

    /// <summary>A32: 32 bits.</summary>
    A32,

    /// <summary>T32: two halfwords.</summary>
    T32,

    /// <summary>T32: one halfword.</summary>
    T16,
}
