using Conformance.Suite.Goldens;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Comparison;

/// <summary>Says what a change is, without the values that differ from scenario to scenario: changes with the same words are alike.</summary>
internal static class ChangeWords
{
    private const string ErrorField = "error";
    private const string MmioField = "mmio";
    private const string Done = "to done";
    private const string DoneExit = "the exit of done";

    private static readonly char[] WordEnds = [',', ':', '('];

    /// <summary>The exits that come, go, or become others, each once.</summary>
    public static IReadOnlyList<string> OfKind(IEnumerable<ExitChange> changes) =>
        [.. changes.Select(KindWords).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The fields that differ in exits that both sides have, each once.</summary>
    public static IReadOnlyList<string> OfValues(IEnumerable<ExitChange> changes) =>
        [.. changes.SelectMany(change => change.Fields.Where(field => field.Differs).Select(OfField)).Distinct(StringComparer.Ordinal)];

    private static string? KindWords(ExitChange change)
    {
        string? before = change.Base is { } b ? What(b) : null;
        string? after = change.Head is { } h ? What(h) : null;
        return before is null ? $"{after} is added" : after is null ? $"{before} is lost" : before != after ? $"{before} becomes {after}" : null;
    }

    /// <summary>What a line is, in a few words.</summary>
    private static string What(BehaviourLine line)
    {
        IReadOnlyList<LinePart> parts = LineParts.Of(line.Text);
        if (!char.IsAsciiDigit(line.Name[0]))
        {
            return line.Name.StartsWith(TraceRow.SetSeq, StringComparison.Ordinal) ? line.Text.Split(',')[0]
                : line.Name == TraceRow.EndSeq ? "the end"
                : "a run that says nothing";
        }

        string reason = parts.Find(LineParts.BareField) ?? "";
        return parts.Find(ErrorField) is { } error ? $"KVM_RUN failing with {error}"
            : parts.Find(TraceColumns.Hsr.Name) is { } hsr ? $"{reason} exit for {ClassWords(hsr)}"
            : parts.Find(MmioField) is { } access ? access.Contains(Done, StringComparison.Ordinal) ? DoneExit : $"{reason} exit for a {access.Split(' ')[0]}"
            : $"{reason} exit";
    }

    // The words behind the number: the exception class without what the ISS adds.
    private static string ClassWords(string hsr)
    {
        int blank = hsr.IndexOf(' ', StringComparison.Ordinal);
        string words = blank < 0 ? hsr : hsr[(blank + 1)..];
        int end = words.IndexOfAny(WordEnds);
        words = end < 0 ? words : words[..end].TrimEnd();
        int immediate = words.IndexOf(" #", StringComparison.Ordinal);
        return immediate < 0 ? words : words[..immediate];
    }

    private static string OfField(FieldChange field) => field.Field switch
    {
        LineParts.BareField => $"{field.Base} becomes {field.Head}",
        _ when field.Base is null || field.Head is null => $"{field.Field} {(field.Base is null ? "is there" : "is gone")}",
        "hsr" => $"hsr {AfterNumber(field.Base!)} becomes {AfterNumber(field.Head!)}",
        "pstate" => PstateWords(field.Base!, field.Head!),
        _ => field.Field,
    };

    private static string AfterNumber(string value)
    {
        int blank = value.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? value : value[(blank + 1)..];
    }

    // "0x2003c5 (EL1h SS)" and "0x3c5 (EL1h)" differ in the word SS.
    private static string PstateWords(string before, string after)
    {
        string[] left = Words(before);
        string[] right = Words(after);
        IEnumerable<string> gone = left.Except(right).Select(word => $"without {word}");
        IEnumerable<string> come = right.Except(left).Select(word => $"with {word}");
        string words = string.Join(' ', gone.Concat(come));
        return words.Length == 0 ? "pstate" : $"pstate {words}";
    }

    private static string[] Words(string pstate)
    {
        int open = pstate.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? [] : pstate[(open + 1)..].TrimEnd(')').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
    }
}
