using System.Buffers;

namespace Conformance.Suite.Specs;

/// <summary>The rule for names of scenarios, which become names of goldens and rows of traces on every file system.</summary>
public static class ScenarioId
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-/");

    /// <summary>Checks a path under specs/ without its ending.</summary>
    /// <returns>Null, or what is wrong and what to do.</returns>
    public static string? Check(string id)
    {
        int bad = id.AsSpan().IndexOfAnyExcept(Allowed);
        return bad < 0
            ? null
            : $"'{id[bad]}' cannot be in the name of a scenario; use lower-case letters, digits and '-'";
    }
}
