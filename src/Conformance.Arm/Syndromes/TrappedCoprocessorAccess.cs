using Conformance.Arm.Registers;

namespace Conformance.Arm.Syndromes;

/// <summary>What a trapped MRC, MCR, MRRC or MCRR accesses; general registers by their AArch64 numbers.</summary>
/// <param name="Encoding">The system register.</param>
/// <param name="Rt">General register; of a 64-bit access that of bits 31:0.</param>
/// <param name="Rt2">General register of bits 63:32.</param>
/// <param name="IsRead">MRC and MRRC.</param>
public readonly record struct TrappedCoprocessorAccess(CoprocessorEncoding Encoding, int Rt, int Rt2, bool IsRead)
{
    /// <summary>Takes it out of a syndrome of class 0x03, 0x04, 0x05 or 0x0c.</summary>
    public static TrappedCoprocessorAccess Of(ulong esr)
    {
        ExceptionClass @class = Esr.ClassOf(esr);
        int coprocessor = @class is ExceptionClass.Cp14Mcr or ExceptionClass.Cp14Mrrc ? 14 : 15;
        int crm = (int)IssLayouts.Crm.Get(esr);
        bool isDoubleword = @class is ExceptionClass.Cp15Mcrr or ExceptionClass.Cp14Mrrc;
        CoprocessorEncoding encoding = isDoubleword
            ? CoprocessorEncoding.Doubleword(coprocessor, (int)IssLayouts.Opc1Of64.Get(esr), crm)
            : CoprocessorEncoding.Word(coprocessor, (int)IssLayouts.Op1.Get(esr), (int)IssLayouts.Crn.Get(esr), crm, (int)IssLayouts.Op2.Get(esr));
        return new(encoding, (int)IssLayouts.Rt.Get(esr), isDoubleword ? (int)IssLayouts.Rt2.Get(esr) : 0, IssLayouts.Direction.IsSet(esr));
    }
}
