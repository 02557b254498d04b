using Conformance.Suite.Goldens;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Comparison;

/// <summary>The first line in which two runs differ, as a debugger meets it: the returns of the same number side by side.</summary>
/// <param name="Place">What the line is: <c>exit 1</c>, <c>set</c>, <c>end</c>.</param>
/// <param name="Fields">Its fields on both sides; empty where only requirements or the kernel's log differ.</param>
public sealed record FirstDifference(string Place, IReadOnlyList<FieldChange> Fields)
{
    private const string Nothing = "nothing";
    private const string Missing = "-";
    private const string ExitWord = "exit";
    private const string AnswerWord = "answer";
    private const string EndWord = "ended";

    /// <summary>The fields that say what the line is, and those that differ.</summary>
    public IReadOnlyList<FieldChange> Telling => [.. Fields.Where(f => f.Differs || IsName(f))];

    /// <summary>What a field is called: the part of a line without a name is an exit_reason in an exit alone.</summary>
    public string LabelOf(FieldChange field) =>
        field.Field != LineParts.BareField || Place.StartsWith(ExitWord, StringComparison.Ordinal) ? field.Field
        : Place.StartsWith(TraceRow.SetSeq, StringComparison.Ordinal) ? AnswerWord
        : EndWord;

    /// <summary>The line of the base in a few words: what it is, where, and what differs.</summary>
    public string BaseText => Short(f => f.Base);

    /// <summary>The line of the head in a few words.</summary>
    public string HeadText => Short(f => f.Head);

    /// <summary>Finds it.</summary>
    public static FirstDifference Of(ScenarioChange change)
    {
        IReadOnlyList<BehaviourLine> before = change.Base.Lines;
        IReadOnlyList<BehaviourLine> after = change.Head.Lines;
        for (int i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            BehaviourLine? left = i < before.Count ? before[i] : null;
            BehaviourLine? right = i < after.Count ? after[i] : null;
            if (left != right)
            {
                return new(PlaceOf(left, right), ExitChange.FieldsOf(left, right));
            }
        }

        // Only what the lines do not show differs: registers and memory after the run.
        return change.Changes.Count > 0 ? new(TraceRow.EndSeq, change.Changes[^1].Fields) : new(Nothing, []);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {BaseText} -> {HeadText}";

    private static bool IsName(FieldChange field) => field.Field == LineParts.BareField || field.Field == TraceColumns.Pc.Name;

    private string Short(Func<FieldChange, string?> side)
    {
        IEnumerable<string> parts = Telling
            .Where(f => side(f) is not null)
            .Select(f => f.Field == LineParts.BareField ? side(f)! : $"{f.Field}={side(f)}");
        string text = string.Join(RowText.Separator, parts);
        return text.Length == 0 ? Missing : text;
    }

    private static string PlaceOf(BehaviourLine? left, BehaviourLine? right)
    {
        string before = left is { } l ? NameOf(l) : Nothing;
        string after = right is { } r ? NameOf(r) : Nothing;
        return before == after ? before : $"{before} and {after}";
    }

    private static string NameOf(BehaviourLine line) => char.IsAsciiDigit(line.Name[0]) ? $"{ExitWord} {line.Name}" : line.Name;
}
