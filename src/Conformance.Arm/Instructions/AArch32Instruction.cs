namespace Conformance.Arm.Instructions;

/// <summary>What the second operand of a data-processing instruction is.</summary>
public enum SecondOperand : byte
{
    /// <summary>An immediate.</summary>
    Immediate,

    /// <summary>A register, shifted by an immediate.</summary>
    Register,

    /// <summary>A register, shifted by a register.</summary>
    ShiftedByRegister,
}

/// <summary>When a data-processing instruction sets the flags.</summary>
public enum FlagSetting : byte
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Outside an IT block: most 16-bit instructions of T32.</summary>
    OutsideIt,
}

/// <summary>A predecoded instruction of A32 or T32.</summary>
public struct AArch32Instruction
{
    /// <summary>What it does.</summary>
    public Operation Operation;

    /// <summary>Bytes.</summary>
    public byte Length;

    /// <summary>The condition in the encoding; 14, always, where it has none.</summary>
    public byte Condition;

    /// <summary>Whether it was decoded as T32.</summary>
    public bool IsThumb;

    /// <summary>Rd, or RdLo of a long multiply.</summary>
    public byte Rd;

    /// <summary>Rn.</summary>
    public byte Rn;

    /// <summary>Rm.</summary>
    public byte Rm;

    /// <summary>Rs, the register that holds a shift amount.</summary>
    public byte Rs;

    /// <summary>Rt.</summary>
    public byte Rt;

    /// <summary>Rt2.</summary>
    public byte Rt2;

    /// <summary>Ra, or RdHi of a long multiply.</summary>
    public byte Ra;

    /// <summary>When it sets the flags. With LDM and STM, that user registers are meant, or with PC in the list an exception return.</summary>
    public FlagSetting Flags;

    /// <summary>What its second operand or its offset is.</summary>
    public SecondOperand Second;

    /// <summary>LSL, LSR, ASR or ROR.</summary>
    public byte ShiftType;

    /// <summary>imm5 of the shift: 0 is 32 for LSR and ASR, and RRX for ROR.</summary>
    public byte ShiftAmount;

    /// <summary>P: the offset is applied before the access.</summary>
    public bool IsPreIndexed;

    /// <summary>U: the offset is added.</summary>
    public bool IsAdded;

    /// <summary>W: the address is written back to Rn.</summary>
    public bool IsWrittenBack;

    /// <summary>For a memory access: how it reads or writes.</summary>
    public AccessShape Access;

    /// <summary>The registers of LDM, STM, PUSH and POP.</summary>
    public ushort Registers;

    /// <summary>The immediate as the operation uses it.</summary>
    public int Immediate;

    /// <summary>The word, for what only one operation has.</summary>
    public uint Word;

    /// <summary>The row.</summary>
    public DecodedForm? Form;

    /// <summary>A field or an implied value of the row, 0 without one.</summary>
    public readonly uint Field(string name) => Form!.Get(name, Word);
}
