using System.Text.RegularExpressions;
using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Where GNU as may refuse a line that we assemble, or make another word of it, each with its reason.</summary>
internal static class GnuDifference
{
    private const string PcDistance = @"^add\w* \w+, pc, #-";

    private static readonly (string Message, string Line, string Reason)[] Refusals =
    [
        ("immediate value out of range 0 to 1 at operand 2", "^msr spsel", "only 0 and 1 select a stack pointer; the architecture ignores the upper bits"),

        ("r13 not allowed here", "", "sp: UNPREDICTABLE"),
        ("r14 not allowed here", @"^(ldr|str)(ex)?d", "a pair whose second register is pc: UNPREDICTABLE"),
        ("r15 not allowed here", @"\bpc\b", "pc: UNPREDICTABLE"),
        ("instruction does not accept this addressing mode", @"^(ldr|str)ex\w* .*\[pc\]", "pc: UNPREDICTABLE"),
        ("cannot use register index with PC-relative addressing", @"\bpc\b", "pc as an offset, or written back: UNPREDICTABLE"),
        ("cannot use writeback with PC-relative addressing", @"\[pc", "pc written back: UNPREDICTABLE"),
        ("pc may not be used with write-back", @"\[pc", "pc written back: UNPREDICTABLE"),
        ("to register 15 must be 4-byte aligned", @"^(ldr|str)\w* pc, \[pc", "pc from an address that is not aligned: UNPREDICTABLE"),
        ("registers may not be the same", @"^st(r|l)ex", "a store-exclusive into its own registers: UNPREDICTABLE"),
        ("registers may not be the same", "^mrrc", "both halves into one register: UNPREDICTABLE"),
        ("first transfer register must be even", @"^(ldr|str)d", "a pair that begins with an odd register: UNPREDICTABLE"),
        ("even register required", @"^(ldr|str|lda|stl)exd", "a pair that begins with an odd register: UNPREDICTABLE"),
        ("ARM register expected", @"\{\}\^?$", "an empty list: UNPREDICTABLE"),
        ("bit-field extends past end of register", @"^[su]bfx", "a bit field above the register: UNPREDICTABLE"),
        ("immediate value out of range", @"^bf[ci]\w* .*, #(0|-\d+)$", "a bit field that ends below its beginning: UNPREDICTABLE"),
        ("missing CPS flags", @"^cpsi[ed]( ,#|$)", "CPSIE and CPSID of a mode alone: UNPREDICTABLE"),
        ("flag for {c}psr instruction expected", @"^msr\w* [CS]PSR_, ", "MSR of no fields: UNPREDICTABLE"),
        ("garbage following instruction", @"^msr\w* .*#\d+, \d+$", "GNU as does not read the rotation of MSR"),
        ("invalid constant", PcDistance, "GNU as takes a negative distance from pc as a subtraction"),
        ("selected processor does not support `dfb'", "", "a name that GNU as has for Armv8-R alone"),
        ("selected processor does not support `esb'", "", "the hint of an extension (FEAT_RAS)"),
    ];

    private static readonly (string Line, string Reason)[] OtherWords =
    [
        (PcDistance, "GNU as takes a negative distance from pc as a subtraction, although the immediate has an encoding"),
    ];

    /// <summary>Why GNU as may refuse a line with such a message, or null when it must not.</summary>
    public static string? Refusal(InstructionSet instructionSet, string line, string message) =>
        Array.Find(Refusals, row => message.Contains(row.Message, StringComparison.Ordinal) && Regex.IsMatch(line, row.Line)).Reason
        ?? (instructionSet.Format == EncodingFormat.T32 ? T32GnuDifference.Refusal(line, message) : null);

    /// <summary>Why GNU as may make another word of a line, or null when it must not.</summary>
    public static string? OtherWord(InstructionSet instructionSet, string line) =>
        Array.Find(OtherWords, row => Regex.IsMatch(line, row.Line)).Reason
        ?? (instructionSet.Format == EncodingFormat.T32 ? T32GnuDifference.OtherWord(line) : null);
}
