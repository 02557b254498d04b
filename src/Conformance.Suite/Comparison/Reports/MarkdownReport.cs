using System.Text;

namespace Conformance.Suite.Comparison.Reports;

/// <summary>Writes a report as Markdown for a pull request.</summary>
public static class MarkdownReport
{
    private const string Missing = "-";

    /// <summary>The text.</summary>
    public static string Write(IEnumerable<ReportBlock> blocks)
    {
        StringBuilder text = new();
        ReportBlock? before = null;
        foreach (ReportBlock block in blocks)
        {
            // Facts are items of one list; everything else is a paragraph of its own.
            text.Append(before is null || (before is FactBlock && block is FactBlock) ? "" : "\n");
            Write(block, text);
            before = block;
        }

        return text.ToString();
    }

    private static void Write(ReportBlock block, StringBuilder text)
    {
        _ = block switch
        {
            HeadlineBlock headline => text.Append($"## {Escape(headline.Text)}\n"),
            FactBlock fact => text.Append($"- {fact.Label}: {Fact(fact)}\n"),
            TableBlock table => Table(table, text),
            SectionBlock section => text.Append($"### {Escape(section.Title)}\n").Append(section.Stressed.Length == 0 ? "" : $"\n**{Escape(section.Stressed)}**\n"),
            SideBySideBlock exits => Exits(exits, text),
            QuoteBlock quote => text.Append($"> {Escape(quote.Text)}\n"),
            OmissionBlock omission => text.Append($"_{Escape(omission.Text)}_\n"),
            _ => throw new InvalidOperationException($"{block.GetType().Name} has no Markdown"),
        };
    }

    private static string Fact(FactBlock fact) =>
        string.Join(", ", new[] { fact.Name.Length == 0 ? "" : $"`{fact.Name}`", Escape(fact.Text) }.Where(part => part.Length > 0));

    private static StringBuilder Table(TableBlock table, StringBuilder text)
    {
        text.Append(table.FoldedAs is null ? "" : $"<details><summary>{Escape(table.FoldedAs)}</summary>\n\n");
        Head(table.Columns, text);
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            Row(row.Select(Escape), text);
        }

        return text.Append(table.FoldedAs is null ? "" : "\n</details>\n");
    }

    private static StringBuilder Exits(SideBySideBlock exits, StringBuilder text)
    {
        (string scenarios, FirstDifference first) = exits.Exits[0];
        Head([Title(scenarios, first), $"`{exits.Base}`", $"`{exits.Head}`"], text);
        foreach (FieldChange field in first.Telling)
        {
            Row([field.Differs ? $"**{first.LabelOf(field)}**" : first.LabelOf(field), Escape(field.Base ?? Missing), Escape(field.Head ?? Missing)], text);
        }

        if (exits.Exits.Count > 1)
        {
            Head(["alike", $"`{exits.Base}`", $"`{exits.Head}`"], text.Append('\n'));
            foreach ((string others, FirstDifference exit) in exits.Exits.Skip(1))
            {
                Row([Title(others, exit), Escape(exit.BaseText), Escape(exit.HeadText)], text);
            }
        }

        return text;
    }

    // Names as code, because GitHub takes the @ of a variant for that of an address.
    private static string Title(string scenarios, FirstDifference exit) => $"`{scenarios}`: {exit.Place}";

    private static void Head(IReadOnlyList<string> columns, StringBuilder text)
    {
        Row(columns, text);
        Row(columns.Select(_ => "---"), text);
    }

    private static void Row(IEnumerable<string> cells, StringBuilder text) => text.Append($"| {string.Join(" | ", cells)} |\n");

    // What comes from files must not be taken for markup.
    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text)
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '&' => escaped.Append("&amp;"),
                '|' or '*' or '`' or '\\' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
