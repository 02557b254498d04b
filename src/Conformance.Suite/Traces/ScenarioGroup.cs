namespace Conformance.Suite.Traces;

/// <summary>The group that a scenario belongs to: the first folder under specs/.</summary>
public static class ScenarioGroup
{
    /// <summary>The group of scenarios that lie in specs/ itself.</summary>
    public const string TopLevel = "scenarios";

    private const char VariantMark = '@';

    /// <summary>The group of a scenario id.</summary>
    public static string Of(string scenario)
    {
        // A variant may have slashes of its own, which are no folders.
        int variant = scenario.IndexOf(VariantMark, StringComparison.Ordinal);
        ReadOnlySpan<char> path = variant < 0 ? scenario : scenario.AsSpan(0, variant);
        int slash = path.IndexOf('/');
        return slash < 0 ? TopLevel : path[..slash].ToString();
    }
}
