using Conformance.Arm.Names;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;

namespace Conformance.Suite.Traces;

/// <summary>Reads known-gaps.yaml: a list of scenario, seq, field and reason.</summary>
public static class KnownGapsFile
{
    /// <summary>The name of the file in a folder of traces.</summary>
    public const string Name = "known-gaps.yaml";

    /// <summary>The entries that name a row of <paramref name="traces"/>; the others are reported.</summary>
    public static IReadOnlyList<KnownGap> Read(SourceText source, IReadOnlyDictionary<string, Trace> traces, DiagnosticBag bag)
    {
        List<KnownGap> gaps = [];
        if (YamlReader.ReadList(source, KnownGapKeys.Table.Blocks, bag) is not { } list)
        {
            return gaps;
        }

        BindContext context = new(source, KnownGapKeys.Table, bag);
        foreach (YamlNode entry in list.Items)
        {
            if (ReadEntry(context, entry, traces) is not { } gap)
            {
                continue;
            }

            // Of two entries for one row, the second would never be found to be closed.
            if (gaps.Find(g => (g.Scenario, g.Seq, g.Field) == (gap.Scenario, gap.Seq, gap.Field)) is { } same)
            {
                context.Error(entry.Span, $"the same row and field are in line {same.Line}; delete one entry");
                continue;
            }

            gaps.Add(gap);
        }

        return gaps;
    }

    private static KnownGap? ReadEntry(BindContext context, YamlNode entry, IReadOnlyDictionary<string, Trace> traces)
    {
        int before = context.ErrorCount;
        if (entry is not YamlMapping)
        {
            if (entry is not YamlFault)
            {
                context.Error(entry.Span, "an entry is a map of keys, such as { scenario: group/name, reason: why }");
            }

            return null;
        }

        Section section = new(context, "", entry, entry.Span);
        string scenario = section.Text(KnownGapKeys.Scenario);
        string? seq = section.Node(KnownGapKeys.Seq) is null ? null : section.Text(KnownGapKeys.Seq);
        string? field = section.Node(KnownGapKeys.Field) is null ? null : TraceColumns.All[section.Choice(KnownGapKeys.Field)].Name;
        string reason = section.Text(KnownGapKeys.Reason);
        if (scenario.Length > 0)
        {
            CheckRow(context, section, scenario, seq, traces);
        }

        return context.ErrorCount > before ? null : new(scenario, seq, field, reason, context.Source.Path, entry.Span.Line);
    }

    private static void CheckRow(
        BindContext context, Section section, string scenario, string? seq, IReadOnlyDictionary<string, Trace> traces)
    {
        if (!traces.TryGetValue(scenario, out Trace? trace))
        {
            string meant = NameSuggestion.Clause(scenario, traces.Keys, "; correct the name, or delete the entry");
            context.Error(section.Node(KnownGapKeys.Scenario)!.Span, $"no recorded trace is of '{scenario}'{meant}");
        }
        else if (!string.IsNullOrEmpty(seq) && !trace.Rows.Any(r => r.Text(TraceColumns.Seq) == seq))
        {
            context.Error(
                section.Node(KnownGapKeys.Seq)!.Span,
                $"the recorded trace of {scenario} has no row {seq}; correct the seq, or delete the entry");
        }
    }
}
