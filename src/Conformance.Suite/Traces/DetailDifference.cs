namespace Conformance.Suite.Traces;

/// <summary>Narrows two different details down to the keys that differ.</summary>
internal static class DetailDifference
{
    private const string Nothing = "empty";

    /// <summary>What to show of each side: the parts that the other one does not have, or everything where only the order differs.</summary>
    public static (string Expected, string Actual) Of(string expected, string actual)
    {
        string[] expectedParts = expected.Split(';', StringSplitOptions.RemoveEmptyEntries);
        string[] actualParts = actual.Split(';', StringSplitOptions.RemoveEmptyEntries);
        string[] onlyExpected = [.. expectedParts.Except(actualParts, StringComparer.Ordinal)];
        string[] onlyActual = [.. actualParts.Except(expectedParts, StringComparer.Ordinal)];
        return onlyExpected.Length == 0 && onlyActual.Length == 0
            ? (expected, actual)
            : (Text(onlyExpected), Text(onlyActual));
    }

    /// <summary>The keys whose values differ, in the order of the expected side and then of the actual one.</summary>
    public static IReadOnlyList<string> Keys(string expected, string actual)
    {
        string[] expectedParts = expected.Split(';', StringSplitOptions.RemoveEmptyEntries);
        string[] actualParts = actual.Split(';', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. expectedParts.Except(actualParts, StringComparer.Ordinal)
                .Concat(actualParts.Except(expectedParts, StringComparer.Ordinal))
                .Select(part => part.Split('=')[0])
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Text(string[] parts) => parts.Length == 0 ? Nothing : string.Join(';', parts);
}
