using Conformance.Suite.Goldens;
using Conformance.Suite.Reports.Model;

namespace Conformance.Suite.Reports.Html;

/// <summary>The exits of a scenario from top to bottom, across profiles from left to right; profiles that do the same share a column.</summary>
internal static class TimelineTable
{
    /// <summary>Writes the table. What differs from the first column is marked.</summary>
    public static void Write(ReportedScenario scenario, HtmlWriter page)
    {
        IReadOnlyList<TimelineRow> rows = TimelineRow.Of(scenario.Behaviours);
        page.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Exits of ").Text(scenario.Id).Raw("\">\n<table class=\"timeline\">\n<thead><tr><td></td>");
        foreach (ReportedBehaviour behaviour in scenario.Behaviours)
        {
            page.Raw("<th scope=\"col\">").Text(string.Join(' ', behaviour.Profiles)).Raw("</th>");
        }

        page.Raw("</tr></thead>\n<tbody>\n");
        foreach (TimelineRow row in rows)
        {
            page.Raw("<tr><th scope=\"row\">").Text(row.Name ?? "+").Raw(row.Name is null ? "<span class=\"sr\">, not in the first column</span></th>" : "</th>");
            for (int column = 0; column < row.Cells.Count; column++)
            {
                WriteCell(row, column, page);
            }

            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</div>\n");
    }

    private static void WriteCell(TimelineRow row, int column, HtmlWriter page)
    {
        BehaviourLine? first = row.Cells[0];
        if (row.Cells[column] is not { } line)
        {
            page.Raw("<td class=\"gone\">no such row</td>");
            return;
        }

        string number = line.Name == row.Name ? "" : $"<span class=\"number\">{line.Name}:</span> ";
        if (column > 0 && first?.Text == line.Text)
        {
            page.Raw($"<td class=\"same\">{number}same</td>");
            return;
        }

        page.Raw(column > 0 ? $"<td class=\"differs\">{number}" : "<td>");
        IReadOnlyList<LinePart> others = column > 0 && first is { } told ? LineParts.Of(told.Text) : [];
        string separator = "";
        foreach (string part in line.Text.Split(RowText.Separator))
        {
            bool isMarked = column > 0 && !others.Contains(LineParts.Of(part)[0]);
            page.Raw(separator).Raw(isMarked ? "<mark>" : "").Text(part).Raw(isMarked ? "</mark>" : "");
            separator = "<br>";
        }

        page.Raw("</td>");
    }
}
