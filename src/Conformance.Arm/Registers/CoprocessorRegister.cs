namespace Conformance.Arm.Registers;

/// <summary>Which bits of its AArch64 register an AArch32 register is.</summary>
public enum CoprocessorPart : byte
{
    /// <summary>None: AArch64 has no such register.</summary>
    None,

    /// <summary>Bits 31:0.</summary>
    Low,

    /// <summary>Bits 63:32.</summary>
    High,

    /// <summary>All 64 bits, by MRRC and MCRR.</summary>
    All,
}

/// <summary>
/// The encoding of a register that MRC, MCR, MRRC and MCRR access. A 64-bit access has neither CRn nor opc2; here they are 0.
/// </summary>
/// <param name="Coprocessor">14 or 15.</param>
/// <param name="Is64Bit">Accessed by MRRC and MCRR.</param>
/// <param name="Opc1">opc1.</param>
/// <param name="CRn">CRn.</param>
/// <param name="CRm">CRm.</param>
/// <param name="Opc2">opc2.</param>
public readonly record struct CoprocessorEncoding(int Coprocessor, bool Is64Bit, int Opc1, int CRn, int CRm, int Opc2)
{
    /// <summary>MRC and MCR.</summary>
    public static CoprocessorEncoding Word(int coprocessor, int opc1, int crn, int crm, int opc2) => new(coprocessor, false, opc1, crn, crm, opc2);

    /// <summary>MRRC and MCRR.</summary>
    public static CoprocessorEncoding Doubleword(int coprocessor, int opc1, int crm) => new(coprocessor, true, opc1, 0, crm, 0);

    /// <summary>
    /// Whether it lies in the space of feature identification registers, which reads as zero or UNKNOWN where nothing is
    /// allocated (Arm ARM G7.3.1).
    /// </summary>
    public bool IsFeatureIdentification => this is { Coprocessor: 15, Is64Bit: false, Opc1: 0, CRn: 0, CRm: > 0 };

    /// <summary>The spelling that needs no name, as in assembly: <c>p15, 0, c1, c0, 1</c>, of a 64-bit access <c>p15, 0, c2</c>.</summary>
    public string GenericName => Is64Bit ? $"p{Coprocessor}, {Opc1}, c{CRm}" : $"p{Coprocessor}, {Opc1}, c{CRn}, c{CRm}, {Opc2}";
}

/// <summary>A row of the table of AArch32 system registers.</summary>
/// <param name="Name">Arm name.</param>
/// <param name="Encoding">How MRC, MCR, MRRC and MCRR name it.</param>
/// <param name="Register">The AArch64 register that it is a view of; null where there is none.</param>
/// <param name="Part">Which bits of that register it is.</param>
/// <param name="Directions">MRC, MCR or both; Read is MRC or MRRC.</param>
/// <param name="El0">What lets EL0 use it.</param>
/// <param name="Trap">The control that traps it to EL2.</param>
public sealed record CoprocessorRegister(
    string Name,
    CoprocessorEncoding Encoding,
    SystemRegister? Register,
    CoprocessorPart Part,
    Directions Directions,
    El0Access El0,
    TrapControl Trap)
{
    /// <summary>What a read gives, of the value of <see cref="Register"/>.</summary>
    public ulong Read(ulong whole) => Part switch
    {
        CoprocessorPart.Low => (uint)whole,
        CoprocessorPart.High => whole >> 32,
        CoprocessorPart.All => whole,
        _ => 0,
    };

    /// <summary>What <see cref="Register"/> holds after a write.</summary>
    public ulong Write(ulong whole, ulong value) => Part switch
    {
        CoprocessorPart.Low => (whole & ~(ulong)uint.MaxValue) | (uint)value,
        CoprocessorPart.High => (uint)whole | (value << 32),
        CoprocessorPart.All => value,
        _ => whole,
    };
}
