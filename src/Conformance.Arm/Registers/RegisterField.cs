namespace Conformance.Arm.Registers;

/// <summary>A field of a register or of a syndrome.</summary>
/// <param name="Name">As the Arm manual spells it.</param>
/// <param name="Lsb">Its lowest bit.</param>
/// <param name="Width">Number of bits.</param>
/// <param name="Meaning">What it says or does, in one sentence.</param>
public readonly record struct RegisterField(string Name, int Lsb, int Width, string Meaning)
{
    /// <summary>The field's bits, in place.</summary>
    public ulong Mask => Width == 64 ? ulong.MaxValue : ((1UL << Width) - 1) << Lsb;

    /// <summary>The field's value in a register.</summary>
    public ulong Get(ulong register) => (register & Mask) >> Lsb;

    /// <summary>Whether any bit of the field is set.</summary>
    public bool IsSet(ulong register) => (register & Mask) != 0;

    /// <summary>The value at the field's place; bits that do not fit are dropped.</summary>
    public ulong Place(ulong value) => (value << Lsb) & Mask;

    /// <summary>The register with the field replaced.</summary>
    public ulong Set(ulong register, ulong value) => (register & ~Mask) | Place(value);

    /// <summary>The register with all bits of the field set or cleared.</summary>
    public ulong Set(ulong register, bool value) => value ? register | Mask : register & ~Mask;
}
