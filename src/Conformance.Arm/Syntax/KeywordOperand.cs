using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>One of a list of words; a value without a word is written as a number where that is allowed.</summary>
internal sealed class KeywordOperand(EncodingField bits, Keyword[] keywords, string what, bool allowNumber = false, uint? defaultValue = null, string hexFormat = "x2") : Operand
{
    public override bool HasImmediate => allowNumber;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        uint value = bits.Get(word);
        foreach (Keyword keyword in keywords)
        {
            if (keyword.Value == value)
            {
                output.Append(keyword.Name);
                return;
            }
        }

        output.Append("#0x").Append(value.ToString(hexFormat));
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.PeekWord();
        foreach (Keyword keyword in keywords)
        {
            if (name.Equals(keyword.Name, StringComparison.OrdinalIgnoreCase))
            {
                cursor.TakeWord();
                word = bits.Set(word, keyword.Value);
                return true;
            }
        }

        if (allowNumber && cursor.TryTakeImmediate(out Int128 value))
        {
            word = bits.Set(word, (uint)Int128.Clamp(value, 0, uint.MaxValue));
            return (value >= 0 && value < 1 << bits.Width)
                || cursor.Fail(start, cursor.Position - start, $"{what} {value} is out of range; use 0 to {(1 << bits.Width) - 1}");
        }

        return cursor.Fail(start, name.Length, $"'{name}' is not a {what}; use one of {string.Join(", ", keywords.Select(k => k.Name))}");
    }

    public override bool IsDefault(uint word) => bits.Get(word) == defaultValue;

    public override void SetDefault(ref uint word) => word = bits.Set(word, defaultValue ?? 0);

    public override long Immediate(uint word) => bits.Get(word);
}

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
        [.. Conditions.Where(condition => condition.Value < 14).Select(condition => condition with { Value = condition.Value ^ 1 })];

    public static readonly Keyword[] Barriers =
    [
        new("oshld", 1), new("oshst", 2), new("osh", 3), new("nshld", 5), new("nshst", 6), new("nsh", 7),
        new("ishld", 9), new("ishst", 10), new("ish", 11), new("ld", 13), new("st", 14), new("sy", 15),
    ];

    public static readonly Keyword[] InstructionBarriers = [new("sy", 15)];

    // The only word that PSB and TSB take; it has no bits.
    public static readonly Keyword[] Synchronization = [new("csync", 0)];

    public static readonly Keyword[] BranchTargets = [new("c", 1), new("j", 2), new("jc", 3)];

    public static readonly Keyword[] Prefetches =
    [
        .. from type in new[] { ("pld", 0u), ("pli", 8u), ("pst", 16u) }
           from level in new[] { 1u, 2u, 3u }
           from policy in new[] { ("keep", 0u), ("strm", 1u) }
           select new Keyword($"{type.Item1}l{level}{policy.Item1}", type.Item2 | ((level - 1) << 1) | policy.Item2),
    ];

    public static readonly Keyword[] ControlRegisters = [.. Enumerable.Range(0, 16).Select(i => new Keyword($"C{i}", (uint)i))];

    private static Keyword[] Number(params string[] names) => [.. names.Select((name, value) => new Keyword(name, (uint)value))];
}
