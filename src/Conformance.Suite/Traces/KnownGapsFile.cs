namespace Conformance.Suite.Traces;

/// <summary>Reads known-gaps.yaml: a list of scenario, seq, field and reason.</summary>
public static class KnownGapsFile
{
    /// <summary>The name of the file in a folder of traces.</summary>
    public const string Name = "known-gaps.yaml";

    private const string ScenarioKey = "scenario";
    private const string SeqKey = "seq";
    private const string FieldKey = "field";
    private const string ReasonKey = "reason";

    private static readonly string[] Keys = [ScenarioKey, SeqKey, FieldKey, ReasonKey];

    /// <summary>The entries that name a row of <paramref name="traces"/>; the others are reported.</summary>
    public static IReadOnlyList<KnownGap> Read(
        string file, byte[] content, IReadOnlyDictionary<string, Trace> traces, ICollection<TraceError> errors)
    {
        List<KnownGap> gaps = [];
        foreach (YamlFields entry in YamlFieldsReader.ReadList(file, content, Keys, errors))
        {
            if (Check(entry, traces) is (YamlField at, string message))
            {
                errors.Add(new(file, at.Line, at.Column, message));
                continue;
            }

            KnownGap gap = new(entry[ScenarioKey]!, entry[SeqKey], entry[FieldKey], entry[ReasonKey]!, file, entry.Line);

            // Of two entries for one row, the second would never be found to be closed.
            if (gaps.Find(g => (g.Scenario, g.Seq, g.Field) == (gap.Scenario, gap.Seq, gap.Field)) is KnownGap same)
            {
                errors.Add(new(file, entry.Line, entry.Column, $"the same row and field are in line {same.Line}: delete one entry"));
                continue;
            }

            gaps.Add(gap);
        }

        return gaps;
    }

    private static (YamlField At, string Message)? Check(YamlFields entry, IReadOnlyDictionary<string, Trace> traces)
    {
        YamlField start = new("", entry.Line, entry.Column);
        if (!entry.Values.TryGetValue(ScenarioKey, out YamlField scenario))
        {
            return (start, "scenario is missing: name the recorded scenario");
        }

        if (entry[ReasonKey] is null)
        {
            return (start, "reason is missing: say why the model does not reach the row");
        }

        if (!traces.TryGetValue(scenario.Value, out Trace? trace))
        {
            return (scenario, $"no recorded trace is of {scenario.Value}: correct the name, or delete the entry");
        }

        if (entry.Values.TryGetValue(SeqKey, out YamlField seq) && !trace.Rows.Any(r => r.Text(TraceColumns.Seq) == seq.Value))
        {
            return (seq, $"the recorded trace of {scenario.Value} has no row {seq.Value}: correct the seq, or delete the entry");
        }

        return entry.Values.TryGetValue(FieldKey, out YamlField field) && TraceColumns.Find(field.Value) is null
            ? (field, $"no column is called {field.Value}: the columns are {TraceColumns.Header}")
            : null;
    }
}
