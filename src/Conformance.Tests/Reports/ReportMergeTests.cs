using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Suite.Reports.Json;
using Conformance.Suite.Reports.Model;
using Xunit;

namespace Conformance.Tests.Reports;

/// <summary>Reports of shards join to the report of the whole, by way of their files.</summary>
public sealed class ReportMergeTests
{
    private static readonly SuiteReport Whole = SampleReport.Whole;

    [Fact]
    public void Shards_of_scenarios_join_to_the_whole()
    {
        (string, SuiteReport)[] shards = [.. Whole.Groups.Select(group => (group.Name, Again(ShardOf(group))))];

        Assert.Equal(JsonReport.Format(Whole), JsonReport.Format(ReportMerge.Join(shards)));
    }

    [Fact]
    public void Reports_of_two_kernels_that_do_the_same_share_a_behaviour()
    {
        SuiteReport one = Again(ShardOf(Whole.Groups[1]) with { Requirements = [] });
        SuiteReport other = one;
        foreach (string profile in new[] { "linux-5.10", "linux-6.1", "linux-7.3" })
        {
            other = ReportedProfiles.Renamed(other, profile, new($"my-{profile}", "mine"));
        }

        SuiteReport joined = ReportMerge.Join([("one", one), ("other", other)]);

        Assert.Equal(12, joined.ToResult().Total.Planned);
        Assert.Equal(["linux-5.10", "linux-6.1", "linux-7.3", "my-linux-5.10", "my-linux-6.1", "my-linux-7.3"], Assert.Single(joined.Scenarios[0].Behaviours).Profiles);
    }

    [Fact]
    public void A_run_that_two_shards_hold_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => ReportMerge.Join([("a.json", Whole), ("b.json", Whole)])).Message;

        Assert.Equal("b.json: el2/brk under bare-el2 is in a.json as well", message);
    }

    [Fact]
    public void A_report_in_which_a_run_got_lost_is_refused()
    {
        SuiteReport torn = Whole with { Scenarios = [.. Whole.Scenarios.Skip(1)] };

        Assert.Throws<ArgumentException>(() => ReportMerge.Join([("a.json", torn)]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"format\":\"conformance-report-0\",\"backend\":\"\",\"profiles\":[],\"groups\":[],\"requirements\":[],\"scenarios\":[],\"mistakes\":[]}")]
    [InlineData("{\"format\":\"conformance-report-1\",\"backend\":null,\"profiles\":[],\"groups\":[],\"requirements\":[],\"scenarios\":[],\"mistakes\":[]}")]
    [InlineData("{\"format\":\"conformance-report-1\",\"backend\":\"\",\"profiles\":[],\"groups\":[],\"requirements\":[],\"scenarios\":[],\"mistakes\":[],\"more\":1}")]
    public void What_is_no_report_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => JsonReport.Read(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void The_schema_describes_everything_that_a_report_holds()
    {
        JsonNode schema = JsonNode.Parse(JsonReport.Schema())!;

        Check(JsonNode.Parse(JsonReport.Format(Whole))!, schema, schema, "$");
    }

    private static void Check(JsonNode? value, JsonNode schema, JsonNode root, string at)
    {
        if (schema["$ref"] is { } reference)
        {
            JsonNode found = root;
            foreach (string step in ((string)reference!).TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                found = found[step] ?? throw new InvalidOperationException($"{at}: {reference} leads nowhere");
            }

            Check(value, found, root, at);
            return;
        }

        switch (value)
        {
            case JsonObject members:
                Assert.Equal("object", (string)schema["type"]!);
                Assert.All(schema["required"]!.AsArray(), name => Assert.True(members.ContainsKey((string)name!), $"{at}.{name}"));
                foreach ((string name, JsonNode? member) in members)
                {
                    JsonNode described = schema["properties"]?[name] ?? throw new InvalidOperationException($"{at}.{name} is not in the schema");
                    Assert.True(described["description"] is not null || described["$ref"] is not null, $"{at}.{name} is not described");
                    Check(member, described, root, $"{at}.{name}");
                }

                break;
            case JsonArray items:
                Assert.Equal("array", (string)schema["type"]!);
                foreach (JsonNode? item in items)
                {
                    Check(item, schema["items"]!, root, $"{at}[]");
                }

                break;
            case { } leaf when schema["enum"] is JsonArray allowed:
                Assert.Contains((string)leaf!, allowed.Select(word => (string)word!));
                break;
            default:
                Assert.Equal(value!.GetValueKind() == JsonValueKind.String ? "string" : "integer", (string)schema["type"]!);
                break;
        }
    }

    private static SuiteReport Again(SuiteReport report) => JsonReport.Read(JsonReport.Format(report));

    private static SuiteReport ShardOf(ReportedGroup group) => Whole with
    {
        Groups = [group],
        Scenarios = [.. Whole.Scenarios.Where(scenario => scenario.Group == group.Name)],
        Requirements = [.. Whole.Requirements.Select(requirement => requirement with { Profiles = group.Name == "mmio" ? requirement.Profiles : [] })],
        Mistakes = group.Name == "el2" ? Whole.Mistakes : [],
    };
}
