using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Traces;

/// <summary>A folder of recorded traces.</summary>
public sealed class TraceSource
{
    private readonly ILookup<string, KnownGap> _gaps;

    internal TraceSource(
        string name, Provenance provenance, IReadOnlyDictionary<string, Trace> traces, IReadOnlyList<KnownGap> gaps)
    {
        Name = name;
        Provenance = provenance;
        Traces = traces;
        Gaps = gaps;
        _gaps = gaps.ToLookup(g => g.Scenario, StringComparer.Ordinal);
    }

    /// <summary>The name of the folder.</summary>
    public string Name { get; }

    /// <summary>Where the traces come from.</summary>
    public Provenance Provenance { get; }

    /// <summary>The traces by scenario id.</summary>
    public IReadOnlyDictionary<string, Trace> Traces { get; }

    /// <summary>What the model is known not to reach.</summary>
    public IReadOnlyList<KnownGap> Gaps { get; }

    /// <summary>The gaps of one scenario.</summary>
    public IReadOnlyList<KnownGap> GapsOf(string scenario) => [.. _gaps[scenario]];

    /// <summary>A mistake at the first row of every recorded scenario that is not among <paramref name="scenarios"/>, which nothing would ever compare.</summary>
    public IEnumerable<Diagnostic> Orphans(IReadOnlySet<string> scenarios) =>
        Traces.Values
            .Where(t => !scenarios.Contains(t.Scenario))
            .OrderBy(t => t.Scenario, StringComparer.Ordinal)
            .Select(t => t.Mistake($"no scenario is called {t.Scenario}: rename the rows with the scenario, or delete them"));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
