using Conformance.Behaviours.Profiles;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>Loads scenario text as if it were specs/t.yaml.</summary>
internal static class SpecText
{
    /// <summary>The shortest scenario, to append keys to.</summary>
    public const string Smallest = "title: t\nguest:\n  code: |\n    start: nop\n           done\n";

    private static readonly ProfileTree NoProfiles = new([]);

    public static (IReadOnlyList<LoadedScenario> Scenarios, DiagnosticBag Bag) Load(string text, SpecLoadOptions? options = null)
    {
        DiagnosticBag bag = new();
        SourceText source = new("specs/t.yaml", text);
        return (new ScenarioReader(NoProfiles, options ?? new(), bag).Read(source, "t"), bag);
    }

    /// <summary>The only scenario of a text without mistakes.</summary>
    public static LoadedScenario LoadOne(string text)
    {
        (IReadOnlyList<LoadedScenario> scenarios, DiagnosticBag bag) = Load(text);
        Assert.Equal("", bag.Render());
        return Assert.Single(scenarios);
    }

    /// <summary>The diagnostics of a text, one a line as line:col:length message.</summary>
    public static string Errors(string text, SpecLoadOptions? options = null)
    {
        List<string> lines = [];
        foreach (Diagnostic d in Load(text, options).Bag.Ordered())
        {
            lines.Add($"{d.Line}:{d.Column}:{d.Length} {d.Message}");
        }

        return string.Join('\n', lines);
    }
}
