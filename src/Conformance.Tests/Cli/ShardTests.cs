using Conformance.Cli.Workspaces;
using Conformance.Suite.Specs.Compilation;
using Conformance.Tests.Goldens;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>Parts of the suite are together the whole, and none of it twice.</summary>
public sealed class ShardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Parts_add_up_and_keep_variants_together(int total)
    {
        IReadOnlyList<LoadedScenario> all = CommittedWorkspace.Value.Scenarios;

        IReadOnlyList<LoadedScenario>[] parts = [.. Enumerable.Range(1, total).Select(number => new Shard(number, total).Of(all))];

        Assert.Equal(all.Select(scenario => scenario.Id).Order(StringComparer.Ordinal), parts.SelectMany(part => part).Select(scenario => scenario.Id).Order(StringComparer.Ordinal));
        int[] files = [.. parts.Select(part => part.Select(scenario => scenario.Listing.SpecId).Distinct().Count())];
        Assert.Equal(all.Select(scenario => scenario.Listing.SpecId).Distinct().Count(), files.Sum());
        Assert.InRange(files.Max() - files.Min(), 0, 1);
    }

    [Theory]
    [InlineData("1/3", null, null, "1/3")]
    [InlineData("3/3", "0", "2", "3/3")]
    [InlineData(null, "0", "3", "1/3")]
    [InlineData(null, "2", "3", "3/3")]
    [InlineData(null, null, null, "1/1")]
    [InlineData(null, "", "", "1/1")]
    [InlineData("0/3", null, null, null)]
    [InlineData("4/3", null, null, null)]
    [InlineData("1", null, null, null)]
    [InlineData("1/2/3", null, null, null)]
    [InlineData("-1/3", null, null, null)]
    [InlineData(null, "3", "3", null)]
    [InlineData(null, "1", null, null)]
    [InlineData(null, "x", "3", null)]
    public void The_command_line_counts_from_1_and_Bazel_from_0(string? text, string? index, string? total, string? expected)
    {
        StringWriter error = new();

        Shard? found = Shard.Find(text, name => name == "TEST_SHARD_INDEX" ? index : name == "TEST_TOTAL_SHARDS" ? total : null, error);

        Assert.Equal(expected, found?.ToString());
        Assert.Equal(expected is null, error.ToString().StartsWith("error: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_status_file_tells_the_runner_that_parts_are_understood()
    {
        using TemporaryFolder folder = new();
        string status = Path.Combine(folder.Root, "status");

        Shard.Find(null, name => name switch { "TEST_SHARD_INDEX" => "0", "TEST_TOTAL_SHARDS" => "2", _ => status }, TextWriter.Null);

        Assert.True(File.Exists(status));
    }

    [Fact]
    public void A_part_runs_its_scenarios_and_says_so()
    {
        using Checkout checkout = new();

        Checkout.Result result = checkout.Run("run", "--shard", "2/40");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches("\npart 2/40: [1-9][0-9]* scenarios of [0-9]+; ", result.Output);
        Assert.Equal(2, checkout.Run("run", "--shard", "41/40").ExitCode);
        Assert.Equal(125, checkout.Run("run", "--shard", "41/40", "--bisect-run").ExitCode);
    }
}
