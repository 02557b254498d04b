namespace Conformance.Suite.Traces;

/// <summary>Compares every column of every row of a run with a recorded trace.</summary>
/// <param name="words">The words that are put beside numbers.</param>
public sealed class TraceComparison(FieldWords words)
{
    private const string Nothing = "none";

    /// <summary>All differences, first one first; empty when the traces are equal.</summary>
    /// <remarks>
    /// Rows are matched in order, set with set, exit with exit and end with end; a row that finds no partner of its kind
    /// is a difference of its own.
    /// </remarks>
    public IReadOnlyList<TraceDifference> Compare(Trace expected, Trace actual)
    {
        actual = actual.AsToldBy(expected);
        if (AreEqual(expected, actual))
        {
            return [];
        }

        List<TraceDifference> differences = [];
        int e = 0;
        int a = 0;
        while (e < expected.Rows.Count || a < actual.Rows.Count)
        {
            TraceRow? expectedRow = e < expected.Rows.Count ? expected.Rows[e] : null;
            TraceRow? actualRow = a < actual.Rows.Count ? actual.Rows[a] : null;
            int line = expected.LineOf(Math.Min(e, expected.Rows.Count - 1));
            switch (Match(expectedRow, actualRow))
            {
                case RowMatch.Both:
                    CompareRow(expected.File, line, expectedRow!, actualRow!, differences);
                    e++;
                    a++;
                    break;
                case RowMatch.OnlyExpected:
                    differences.Add(Row(expected.File, line, expectedRow!, Summary(expectedRow!), Nothing));
                    e++;
                    break;
                default:
                    differences.Add(Row(expected.File, line, actualRow!, Nothing, Summary(actualRow!)));
                    a++;
                    break;
            }
        }

        return differences;
    }

    private enum RowMatch
    {
        Both,
        OnlyExpected,
        OnlyActual,
    }

    private static bool AreEqual(Trace expected, Trace actual)
    {
        if (expected.Rows.Count != actual.Rows.Count)
        {
            return false;
        }

        for (int i = 0; i < expected.Rows.Count; i++)
        {
            if (!expected.Rows[i].Equals(actual.Rows[i]))
            {
                return false;
            }
        }

        return true;
    }

    // An end row waits for the other end row, and an exit waits while the other side has a set row.
    private static RowMatch Match(TraceRow? expected, TraceRow? actual) => (expected?.Kind, actual?.Kind) switch
    {
        (null, _) => RowMatch.OnlyActual,
        (_, null) => RowMatch.OnlyExpected,
        (TraceRowKinds e, TraceRowKinds a) when e == a => RowMatch.Both,
        (TraceRowKinds.Set, _) => RowMatch.OnlyExpected,
        (_, TraceRowKinds.Set) => RowMatch.OnlyActual,
        (TraceRowKinds.Exit, _) => RowMatch.OnlyExpected,
        _ => RowMatch.OnlyActual,
    };

    private static TraceDifference Row(string file, int line, TraceRow row, string expected, string actual) =>
        new(file, line, row.Scenario, row.Text(TraceColumns.Seq), TraceDifference.WholeRow, expected, actual);

    private void CompareRow(string file, int line, TraceRow expected, TraceRow actual, List<TraceDifference> differences)
    {
        foreach (TraceColumn column in TraceColumns.Span)
        {
            (string left, string right) = column == TraceColumns.Detail
                ? TraceDetail.Comparable(expected.Detail, actual.Detail)
                : (expected.Text(column), actual.Text(column));
            if (left == right)
            {
                continue;
            }

            (string expectedText, string actualText) = column == TraceColumns.Detail
                ? DetailDifference.Of(left, right)
                : (words.Describe(expected, column), words.Describe(actual, column));
            differences.Add(new(
                file, line, expected.Scenario, expected.Text(TraceColumns.Seq), column.Name, expectedText, actualText));
        }
    }

    // Enough of a row that has no partner to see what it is.
    private string Summary(TraceRow row)
    {
        IEnumerable<string> fields = TraceColumns.All
            .Where(c => c != TraceColumns.Scenario && c != TraceColumns.Seq && row.Text(c).Length > 0)
            .Select(c => $"{c} {words.Describe(row, c)}");
        string text = string.Join(", ", fields);
        return text.Length == 0 ? "a row without values" : text;
    }
}
