using System.Globalization;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Workspaces;

/// <summary>A part of the scenarios, so that several machines run the suite together.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Total">How many parts there are.</param>
public readonly record struct Shard(int Number, int Total)
{
    // Bazel's names; its index counts from 0.
    private const string IndexVariable = "TEST_SHARD_INDEX";
    private const string TotalVariable = "TEST_TOTAL_SHARDS";
    private const string StatusVariable = "TEST_SHARD_STATUS_FILE";

    /// <summary>Everything.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether it is a part only.</summary>
    public bool IsPart => Total > 1;

    /// <summary>Finds out which part is asked for: by I/N, or by what Bazel's test runner sets.</summary>
    /// <param name="text">I/N with I from 1; null when the command line does not say.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="error">Gets what is wrong.</param>
    /// <returns>Null after a message.</returns>
    public static Shard? Find(string? text, Func<string, string?> variable, TextWriter error)
    {
        if (text is not null)
        {
            return Parse(text.Split('/'), 0) is { } named ? named : Refuse($"'{text}' is no part; write --shard I/N with I from 1 to N");
        }

        string? index = variable(IndexVariable);
        string? total = variable(TotalVariable);
        if (string.IsNullOrEmpty(index) && string.IsNullOrEmpty(total))
        {
            return Whole;
        }

        if (Parse([index ?? "", total ?? ""], 1) is not { } set)
        {
            return Refuse($"{IndexVariable}={index} {TotalVariable}={total} is no part; the index counts from 0");
        }

        // A runner that finds no such file takes it that everything ran everywhere.
        if (variable(StatusVariable) is { Length: > 0 } status)
        {
            File.WriteAllText(status, "");
        }

        return set;

        Shard? Refuse(string problem)
        {
            error.WriteLine($"error: {problem}");
            return null;
        }
    }

    /// <summary>The scenarios of this part. Files are dealt out in turn, so that a group that takes long is shared; variants stay together.</summary>
    public IReadOnlyList<LoadedScenario> Of(IReadOnlyList<LoadedScenario> scenarios)
    {
        if (!IsPart)
        {
            return scenarios;
        }

        Shard mine = this;
        HashSet<string> files = [.. scenarios.Select(scenario => scenario.Listing.SpecId).Distinct().Where((_, i) => i % mine.Total == mine.Number - 1)];
        return [.. scenarios.Where(scenario => files.Contains(scenario.Listing.SpecId))];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Number}/{Total}";

    private static Shard? Parse(string[] parts, int offset) =>
        parts.Length == 2
        && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int total)
        && number + offset >= 1 && number + offset <= total
            ? new(number + offset, total)
            : null;
}
