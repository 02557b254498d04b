using Conformance.Suite.Diagnostics;
using Conformance.Suite.Requirements;
using Conformance.Tests.Model;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Requirements;

/// <summary>Requirements are read strictly, and each has a scenario.</summary>
public sealed class RequirementFileTests
{
    private const string Good = "- { id: A-1, sentence: s, rationale: r, source: [x] }\n";

    public static TheoryData<string, string> Bad => new()
    {
        { "- { id: a-1, sentence: s, rationale: r, source: [x] }\n", "1:9: error: 'a-1' cannot be the id of a requirement; use capitals, digits and '-'" },
        { Good + Good, "2:3: error: requirement 'A-1' is here for the second time; delete one of them" },
        { "- { id: A-1, sentense: s, rationale: r, source: [x] }\n", "1:14: error: unknown key 'sentense'; did you mean 'sentence'?" },
        { "- { id: A-1, sentence: s, rationale: r }\n", "1:3: error: 'source' is missing" },
        {
            "- { id: A-1, sentence: s, rationale: r, source: [x], history: [{ profile: p, status: good, reason: x }] }\n",
            "1:86: error: 'good' is not a val"
        },
        {
            "- { id: A-1, sentence: s, rationale: r, source: [x], history: [{ profile: p, status: holds, reason: x }, { profile: p, status: holds, reason: x }] }\n",
            "1:106: error: 'p' is in this history for the second time; delete one of them"
        },
        { "- text\n", "1:3: error: an entry is a map with id, sentence, rationale and source" },
        { "id: A-1\n", "1:1: error:" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_mistake_is_told_with_its_place(string text, string message)
    {
        DiagnosticBag bag = new();

        _ = RequirementFile.Read(new("requirements.yaml", text), bag);

        Assert.Contains("requirements.yaml:" + message, bag.Render());
    }

    [Fact]
    public void Every_requirement_has_a_scenario_and_every_scenario_names_known_ones()
    {
        DiagnosticBag bag = new();
        string[] known = [.. RequirementFile.Load(Path.Combine(CommittedTraces.Root, "specs"), "specs", bag).Requirements.Select(r => r.Id)];
        Assert.Equal("", bag.Render());

        string[] used = [.. new RepositoryScenarios().Scenarios.SelectMany(s => s.Listing.Requirements).Distinct()];

        Assert.Equal(known.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }
}
