using System.Text.RegularExpressions;
using Conformance.Arm.Instructions;
using Conformance.Arm.Syntax;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Where objdump differs from us in both instruction sets of AArch32, each with its reason.</summary>
internal static partial class AArch32ObjdumpDifference
{
    /// <summary>Why the texts of a word of any row may differ.</summary>
    public static string? Reason(Encoding row, uint word, string theirs)
    {
        if (((word ^ row.Pattern.Value) & row.Pattern.ShouldBe) != 0)
        {
            return "should-be bits are not as drawn: CONSTRAINED UNPREDICTABLE, and one of the choices is to ignore them";
        }

        return theirs.Contains("(invalid: ", StringComparison.Ordinal) && row.Operation is Operation.Bfc or Operation.Bfi or Operation.Sbfx or Operation.Ubfx
            ? "a bit field that ends below its beginning or above the register: UNPREDICTABLE, never UNDEFINED"
            : null;
    }

    /// <summary>objdump's text in our spelling.</summary>
    public static string Spelling(Encoding row, string theirs) => Registers().Replace(Coprocessors(row, theirs), match => CoreRegisterNames.Of(uint.Parse(match.ValueSpan[1..])));

    // GNU as does not read what it writes of these.
    private static string Coprocessors(Encoding row, string theirs) => row.Operation switch
    {
        Operation.Mcr or Operation.Mrc or Operation.Mcrr or Operation.Mrrc or Operation.Ldc or Operation.Stc =>
            BracedOpcode().Replace(CoprocessorRegister().Replace(Coprocessor().Replace(theirs, "$1 p$2"), "c$1"), "$1"),
        _ => theirs,
    };

    // A few instructions have no names for the registers that others have names for.
    [GeneratedRegex(@"\br1[0-5]\b")]
    private static partial Regex Registers();

    // The coprocessor after the mnemonic.
    [GeneratedRegex(@"^(\w+) (\d+)")]
    private static partial Regex Coprocessor();

    [GeneratedRegex(@"\bcr(\d+)")]
    private static partial Regex CoprocessorRegister();

    // opc2 of MCR and MRC, after a coprocessor register; the option of LDC and STC follows an address.
    [GeneratedRegex(@"(?<=c\d+, )\{(\d)\}$")]
    private static partial Regex BracedOpcode();
}
