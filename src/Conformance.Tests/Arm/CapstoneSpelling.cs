using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Arm.Assembly;
using Conformance.Arm.Instructions;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm;

/// <summary>The ways in which Capstone spells an instruction differently, each with its reason.</summary>
internal static partial class CapstoneSpelling
{
    /// <summary>Whether both texts of a word mean the same.</summary>
    public static bool AreEqual(InstructionSet set, Encoding row, uint word, ulong address, string ours, string theirs) =>
        Normal(ours) == Normal(theirs)
        || UnnamedRegisters.Has(row, word)
        || InvertsAlways(row, word)
        || CapstoneDifference.Reason(row, word) is not null
        || IsOtherSpelling(set, address, ours, set.Format == EncodingFormat.A64 ? theirs : ForGnu(theirs));

    /// <summary>
    /// Whether this Capstone knows a row: of A64, it knows neither LSE nor LDAPR nor UDF; of T32, neither BXJ nor HVC nor PLDW of
    /// a literal. It writes no register of RFE.
    /// </summary>
    public static bool IsKnown(Encoding row) => row.Pattern.Format switch
    {
        EncodingFormat.A64 => row.Operation != Operation.Udf && row.Feature is ArmFeature.Base or ArmFeature.Crc32,
        EncodingFormat.T16 => true,
        EncodingFormat.T32 => row.Operation is not (Operation.ReturnFromException or Operation.BranchExchangeJazelle or Operation.Hvc) && !IsPldwOfLiteral(row),
        _ => row.Operation != Operation.ReturnFromException,
    };

    private static bool IsPldwOfLiteral(Encoding row) => row.Mnemonic == "pldw" && row.Pattern.Find("Rn") is null;

    // Numbers: Capstone writes small ones in decimal, large ones in hexadecimal, and '#' before addresses.
    // Conditions: it writes hs and lo where GNU writes cs and cc.
    // System registers without a name: it drops the lowest bit of op0, so that op0 2 is shown as 3.
    private static string Normal(string text) =>
        Number().Replace(Condition().Replace(text, match => match.Value == "hs" ? "cs" : "cc").Replace("s3_", "s2_", StringComparison.OrdinalIgnoreCase), ValueOf);

    // It inverts AL and NV for CSET, CINC and their like, which the architecture excludes from these aliases.
    private static bool InvertsAlways(Encoding row, uint word) =>
        row.Operation is Operation.Csinc or Operation.Csinv or Operation.Csneg && ((word >> 13) & 7) == 7;

    // It does not know aliases of later years (BFC, SSBB, the hints), and prefers others than GNU for a few words. What it
    // writes instead must still assemble to an instruction that we write in our way.
    private static bool IsOtherSpelling(InstructionSet set, ulong address, string ours, string theirs)
    {
        AssembledProgram program = Assembler.Assemble(set, theirs, address, new Dictionary<string, string>());
        if (program.Errors.Count != 0)
        {
            return false;
        }

        StringBuilder text = new();
        set.Disassemble(set.Read(program.Bytes), new(address), text);
        return text.Equals(ours);
    }

    // What GNU as for Arm would not read: HINT, and ADR with the distance instead of the address.
    private static string ForGnu(string theirs) => Adr().Replace(Hint().Replace(theirs, "nop$1 {$2}"), "add$1 $2, pc, #$3");

    private static string ValueOf(Match match)
    {
        string digits = match.Groups["digits"].Value;
        ulong value = match.Groups["hex"].Success ? ulong.Parse(digits, NumberStyles.AllowHexSpecifier) : ulong.Parse(digits);
        return (match.Groups["sign"].Success ? 0 - value : value).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<![a-z0-9_])#?(?<sign>-)?(?<hex>0x)?(?<digits>(?<=0x)[0-9a-f]+|[0-9]+)\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"^hint([.a-z]*) #(\w+)$")]
    private static partial Regex Hint();

    [GeneratedRegex(@"^adr([.a-z]*) (\w+), #(\w+)$")]
    private static partial Regex Adr();

    [GeneratedRegex(@"\b(hs|lo)\b")]
    private static partial Regex Condition();
}
