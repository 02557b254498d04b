using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Tests.Arm;

/// <summary>
/// Registers that our table lacks, which we write as <c>s3_0_c1_c0_1</c>. Other disassemblers know names of later extensions
/// and of the trace unit, so texts are compared only where the table has the register.
/// </summary>
internal static class UnnamedRegisters
{
    /// <summary>Whether a word is MSR or MRS of such a register.</summary>
    public static bool Has(Encoding row, uint word) =>
        row.Operation is Operation.Mrs or Operation.MsrRegister
        && SystemRegisterTable.Find(new SystemRegisterEncoding((ushort)(0x8000 | row.Pattern.Field("systemreg").Get(word)))) is null;
}
