namespace Conformance.Arm.Instructions;

/// <summary>A predecoded instruction: everything the execution loop needs, taken out of the word once.</summary>
public struct Instruction
{
    /// <summary>What it does.</summary>
    public Operation Operation;

    /// <summary>Bits 4:0, the register Rd or Rt of every A64 encoding that has one.</summary>
    public byte Rd;

    /// <summary>Bits 9:5.</summary>
    public byte Rn;

    /// <summary>Bits 20:16, the register Rm or Rs.</summary>
    public byte Rm;

    /// <summary>Bits 14:10, the register Ra or Rt2.</summary>
    public byte Ra;

    /// <summary>For a memory access: how it reads or writes.</summary>
    public AccessShape Access;

    /// <summary>The word itself, for fields that only one operation has.</summary>
    public uint Word;

    /// <summary>The immediate as the operation uses it: shifted, scaled, decoded or relative to pc in bytes.</summary>
    public long Immediate;

    /// <summary>Bit 31 of every data-processing encoding: operands are 64 bits wide.</summary>
    public readonly bool Is64 => (int)Word < 0;
}

/// <summary>Size and extension of a memory access by a general register.</summary>
public readonly record struct AccessShape
{
    private readonly byte _bits;

    /// <summary>Makes a shape.</summary>
    /// <param name="log2Size">Base-2 logarithm of the bytes accessed, for a pair of each half.</param>
    /// <param name="signed">The value loaded is sign-extended.</param>
    /// <param name="to64">The destination register is an X register.</param>
    public AccessShape(int log2Size, bool signed, bool to64) =>
        _bits = (byte)(log2Size | (signed ? 4 : 0) | (to64 ? 8 : 0));

    /// <summary>Base-2 logarithm of the bytes accessed: SAS of a data abort's syndrome.</summary>
    public int Log2Size => _bits & 3;

    /// <summary>Bytes accessed.</summary>
    public int Bytes => 1 << (_bits & 3);

    /// <summary>The value loaded is sign-extended: SSE of a data abort's syndrome.</summary>
    public bool Signed => (_bits & 4) != 0;

    /// <summary>The general register is an X register: SF of a data abort's syndrome.</summary>
    public bool To64 => (_bits & 8) != 0;

    /// <summary>The register's value after loading <paramref name="raw"/>.</summary>
    public ulong Extend(ulong raw)
    {
        if (!Signed)
        {
            return raw;
        }

        int unused = 64 - (8 << Log2Size);
        ulong extended = (ulong)((long)(raw << unused) >> unused);
        return To64 ? extended : (uint)extended;
    }
}
