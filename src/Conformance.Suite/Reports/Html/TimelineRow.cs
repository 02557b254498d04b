using Conformance.Suite.Goldens;
using Conformance.Suite.Reports.Model;

namespace Conformance.Suite.Reports.Html;

/// <summary>A row of the timeline: the lines of all behaviours that stand for the same event.</summary>
/// <param name="Name">The name of the line in the first behaviour; null for an exit that only others have.</param>
/// <param name="Cells">One for each behaviour; null where it has no such line.</param>
internal sealed record TimelineRow(string? Name, IReadOnlyList<BehaviourLine?> Cells)
{
    /// <summary>Puts all behaviours beside the first one; lines that it has not stand in rows of their own.</summary>
    public static IReadOnlyList<TimelineRow> Of(IReadOnlyList<ReportedBehaviour> behaviours)
    {
        Behaviour[] all = [.. behaviours.Select(behaviour => new Behaviour(behaviour.Lines.Select(line => new BehaviourLine(line.Name, line.Text))))];
        List<BehaviourLine?[]> rows = [.. all[0].Lines.Select(line => Row(all.Length, 0, line))];
        for (int column = 1; column < all.Length; column++)
        {
            Add(all[0], all[column], column, all.Length, rows);
        }

        return [.. rows.Select(row => new TimelineRow(NameOf(row), row))];
    }

    private static void Add(Behaviour first, Behaviour behaviour, int column, int count, List<BehaviourLine?[]> rows)
    {
        int at = 0;
        foreach (AlignedLines pair in BehaviourAlignment.Of(first, behaviour))
        {
            // Rows that only other behaviours have stand before the next line of the first one.
            if (pair.Left is not null)
            {
                while (rows[at][0] is null)
                {
                    at++;
                }

                rows[at++][column] = pair.Right;
            }
            else if (at < rows.Count && rows[at][0] is null && rows[at][column] is null && rows[at].Any(cell => cell is { } other && IsOfKind(other, pair.Right!.Value)))
            {
                rows[at++][column] = pair.Right;
            }
            else
            {
                rows.Insert(at++, Row(count, column, pair.Right!.Value));
            }
        }
    }

    // A line without a number is called the same in every behaviour.
    private static string? NameOf(BehaviourLine?[] row) =>
        row[0]?.Name ?? Array.Find(row, cell => cell is { } line && !char.IsAsciiDigit(line.Name[0]))?.Name;

    private static bool IsOfKind(BehaviourLine left, BehaviourLine right) => BehaviourAlignment.KindOf(left) == BehaviourAlignment.KindOf(right);

    private static BehaviourLine?[] Row(int count, int column, BehaviourLine line)
    {
        BehaviourLine?[] row = new BehaviourLine?[count];
        row[column] = line;
        return row;
    }
}
