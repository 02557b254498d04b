using System.Text.RegularExpressions;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Where GNU as may refuse a T32 line that we assemble, or make another word of it, each with its reason.</summary>
internal static class T32GnuDifference
{
    private static readonly (string Message, string Line, string Reason)[] Refusals =
    [
        ("registers may not be the same", @"^(ldr|str)\w*(\.w)? (\w+), \[\3[],]", "a base register that is loaded or stored and written back: UNPREDICTABLE"),
        ("registers may not be the same", @"^(ldrd|strd|ldrexd|ldaexd|[su]mull|[su]mlal|umaal)", "two results in one register: UNPREDICTABLE"),
        ("r12 not allowed here", "^(ldrd|strd) ip, ", "a pair whose second register is sp: UNPREDICTABLE"),
        ("SP not allowed in register list", "", "sp in a list: UNPREDICTABLE"),
        ("PC not allowed in register list", "^(stm|push)", "pc in a list to store: UNPREDICTABLE"),
        ("LR and PC should not both be in register list", "^(ldm|pop)", "lr and pc in one list: UNPREDICTABLE"),
        ("having the base register in the register list when using write back", "^(ldm|stm|push|pop)", "a base register in a list and written back: UNPREDICTABLE"),
        ("cannot use post-indexing with PC-relative addressing", @"\[pc\]", "pc written back: UNPREDICTABLE"),
        ("cannot honor width suffix", @"^mov\w*\.w r[0-7], r[0-7], ", "GNU as has a 16-bit form of MOV with a shift, and none of 32 bits for low registers"),
        ("shift value over 3 not allowed in thumb mode", @"^(add|sub)\w*(\.w)? sp, sp, ", "a large shift of what is added to sp, which Armv7 did not have"),
        ("only LSL shift allowed in thumb mode", @"^(add|sub)\w*(\.w)? sp, sp, ", "a shift of what is added to sp, which Armv7 did not have"),
        ("registers may not be the same", "^mrrc", "two results in one register: UNPREDICTABLE"),
        ("only SUBS PC, LR, #const allowed", @"^sub\w*(\.w)? pc, ", "a subtraction to pc: UNPREDICTABLE"),
        ("missing CPS flags", "^cpsi[ed] ,", "CPSIE and CPSID of a mode alone: UNPREDICTABLE"),
        ("to register 15 must be 4-byte aligned", @"^ldr\w*(\.w)? pc, (\[pc|\.)", "pc from an address that is not aligned: UNPREDICTABLE"),
        ("instruction not allowed in IT block", "^p?ssbb$", "barriers that GNU as has outside IT blocks alone"),
        ("selected processor does not support `dfb", "^dfb", "a name that GNU as has for Armv8-R alone"),
        ("invalid register list", @"\{\}$", "an empty list: UNPREDICTABLE"),
    ];

    private static readonly (string Line, string Reason)[] OtherWords =
    [
        (@"^stm(ia|ea)? sp!, \{", "GNU as takes STMIA with sp written back for PUSH, which is STMDB"),
        ("#-0", "GNU as takes minus zero for zero"),
    ];

    /// <summary>Why GNU as may refuse a line with such a message, or null when it must not.</summary>
    public static string? Refusal(string line, string message) =>
        Array.Find(Refusals, row => message.Contains(row.Message, StringComparison.Ordinal) && Regex.IsMatch(line, row.Line)).Reason;

    /// <summary>Why GNU as may make another word of a line, or null when it must not.</summary>
    public static string? OtherWord(string line) => Array.Find(OtherWords, row => Regex.IsMatch(line, row.Line)).Reason;
}
