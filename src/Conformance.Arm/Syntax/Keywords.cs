namespace Conformance.Arm.Syntax;

/// <summary>A word and the field value it stands for.</summary>
internal readonly record struct Keyword(string Name, uint Value);

/// <summary>The lists of words that operands take.</summary>
internal static class Keywords
{
    public static readonly Keyword[] Shifts = Number("lsl", "lsr", "asr", "ror");

    // The second spellings of 2 and 3 (cs, cc) are read but not written.
    public static readonly Keyword[] Conditions =
    [
        .. Number("eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "al", "nv"),
        new("hs", 2), new("lo", 3),
    ];

    /// <summary>Whether a word is a condition that B can test; al and nv test nothing.</summary>
    public static bool IsBranchCondition(ReadOnlySpan<char> word)
    {
        foreach (Keyword condition in Conditions)
        {
            if (condition.Value < 14 && word.Equals(condition.Name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // AL and NV cannot be inverted, so the aliases that write the inverse leave them out.
    public static readonly Keyword[] InvertedConditions =
        Array.ConvertAll(Array.FindAll(Conditions, condition => condition.Value < 14), condition => new Keyword(condition.Name, condition.Value ^ 1));

    public static readonly Keyword[] Barriers =
    [
        new("oshld", 1), new("oshst", 2), new("osh", 3), new("nshld", 5), new("nshst", 6), new("nsh", 7),
        new("ishld", 9), new("ishst", 10), new("ish", 11), new("ld", 13), new("st", 14), new("sy", 15),
    ];

    // What SETEND takes: PSTATE.E.
    public static readonly Keyword[] Endianness = [new("le", 0), new("be", 1)];

    // GNU writes the older words un and unst for nsh and nshst of AArch32.
    public static readonly Keyword[] AArch32Barriers = [new("un", 7), new("unst", 6), .. Barriers, new("sh", 11), new("shst", 10)];

    public static readonly Keyword[] InstructionBarriers = [new("sy", 15)];

    // The only word that PSB and TSB take; it has no bits.
    public static readonly Keyword[] Synchronization = [new("csync", 0)];

    public static readonly Keyword[] BranchTargets = [new("c", 1), new("j", 2), new("jc", 3)];

    // Bits 4:3 are the type, 2:1 the cache level, 0 the policy.
    public static readonly Keyword[] Prefetches =
    [
        new("pldl1keep", 0), new("pldl1strm", 1), new("pldl2keep", 2), new("pldl2strm", 3), new("pldl3keep", 4), new("pldl3strm", 5),
        new("plil1keep", 8), new("plil1strm", 9), new("plil2keep", 10), new("plil2strm", 11), new("plil3keep", 12), new("plil3strm", 13),
        new("pstl1keep", 16), new("pstl1strm", 17), new("pstl2keep", 18), new("pstl2strm", 19), new("pstl3keep", 20), new("pstl3strm", 21),
    ];

    public static readonly Keyword[] ControlRegisters =
        Number("C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13", "C14", "C15");

    private static Keyword[] Number(params string[] names)
    {
        Keyword[] keywords = new Keyword[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            keywords[i] = new(names[i], (uint)i);
        }

        return keywords;
    }
}
