using System.Text;

namespace Conformance.Suite.Comparison.Reports;

/// <summary>Writes a report as plain text of 72 columns, for a mailing list.</summary>
public static class MailReport
{
    /// <summary>The longest line.</summary>
    public const int Width = 72;

    private const string Margin = "  ";
    private const string Gap = "  ";
    private const string DifferentMark = "* ";
    private const string Missing = "-";

    // Of a longer table that readers may skip, only the names are told.
    private const int MostFoldedRows = 3;

    /// <summary>The text.</summary>
    public static string Write(IEnumerable<ReportBlock> blocks)
    {
        StringBuilder text = new();
        ReportBlock? before = null;
        foreach (ReportBlock block in blocks)
        {
            bool isJoined = before is null || block is QuoteBlock || (before is FactBlock && block is FactBlock);
            text.Append(isJoined ? "" : "\n");
            foreach (string line in LinesOf(block))
            {
                text.Append(line).Append('\n');
            }

            before = block;
        }

        return text.ToString();
    }

    private static IEnumerable<string> LinesOf(ReportBlock block) => block switch
    {
        HeadlineBlock headline => TextColumns.Wrap(headline.Text, Width),
        FactBlock fact => TextColumns.Indented(string.Join(": ", new[] { fact.Name, fact.Text }.Where(part => part.Length > 0)), $"{fact.Label}: ", Width),
        TableBlock table => Table(table),
        SectionBlock section => Section(section),
        SideBySideBlock exits => Exits(exits),
        QuoteBlock quote => TextColumns.Indented(quote.Text, $"{Margin}> ", Width),
        OmissionBlock omission => TextColumns.Indented(omission.Text, "... ", Width),
        _ => throw new InvalidOperationException($"{block.GetType().Name} is not for mail"),
    };

    // A row is a sentence: the name, then the titles of the columns with what is in them.
    private static IEnumerable<string> Table(TableBlock table)
    {
        if (table.FoldedAs is not null && table.Rows.Count > MostFoldedRows)
        {
            return TextColumns.Wrap($"{table.FoldedAs}: {string.Join(", ", table.Rows.Select(row => row[0]))}", Width);
        }

        string margin = table.FoldedAs is null ? "" : Margin;
        return (table.FoldedAs is null ? [] : TextColumns.Wrap($"{table.FoldedAs}:", Width)).Concat(Rows(table, margin));
    }

    private static IEnumerable<string> Rows(TableBlock table, string margin)
    {
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            int last = table.HasProse ? row.Count - 1 : row.Count;
            IEnumerable<string> cells = Enumerable.Range(1, last - 1).Where(i => row[i].Length > 0).Select(i => $"{table.Columns[i]} {row[i]}");
            string words = string.Join(", ", cells);
            foreach (string line in TextColumns.Indented(words.Length == 0 ? row[0] : $"{row[0]}: {words}", margin, Width))
            {
                yield return line;
            }

            foreach (string line in table.HasProse ? TextColumns.Indented(row[^1], Margin, Width) : [])
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Section(SectionBlock section) =>
        TextColumns.Wrap(section.Title, Width).Concat(section.Stressed.Length == 0 ? [] : TextColumns.Indented(section.Stressed, Margin, Width));

    private static IEnumerable<string> Exits(SideBySideBlock exits)
    {
        for (int i = 0; i < exits.Exits.Count; i++)
        {
            (string scenarios, FirstDifference exit) = exits.Exits[i];
            IReadOnlyList<FieldChange> fields = exit.Telling;
            int names = fields.Select(f => exit.LabelOf(f).Length).DefaultIfEmpty().Max();
            int left = Margin.Length + DifferentMark.Length + names + Gap.Length;
            int column = (Width - left - Gap.Length) / 2;
            IEnumerable<string> lines =
            [
                .. TextColumns.Indented($"{scenarios}: {exit.Place}", Margin, Width),
                .. TextColumns.SideBySide(new(' ', left), [exits.Base, exits.Head], column, Gap),
                .. fields.SelectMany(f => TextColumns.SideBySide(
                    $"{Margin}{(f.Differs ? DifferentMark : new(' ', DifferentMark.Length))}{exit.LabelOf(f).PadRight(names)}{Gap}",
                    [f.Base ?? Missing, f.Head ?? Missing],
                    column,
                    Gap)),
            ];
            foreach (string line in i == 0 ? lines : lines.Prepend(""))
            {
                yield return line;
            }
        }
    }
}
