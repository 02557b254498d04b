using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class TraceStoreTests : IDisposable
{
    private const string Provenance = "profile: linux-6.1\ncpu: c\nmode: nvhe\nkernel: k\n";

    private static readonly string[] Ids = ["g/b", "g/a", "top@x=a/b", "h/sub/c"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_has_its_sources_with_places_and_gaps()
    {
        _folder.Write("k/provenance.yaml", Provenance);
        _folder.Write("k/deep/g.csv", TraceText.Whole);
        _folder.Write("k/known-gaps.yaml", "- { scenario: g/a, seq: 0, reason: r }\n");
        TraceStore store = Load(out IReadOnlyList<string> errors);
        Assert.Empty(errors);
        TraceSource source = Assert.Single(store.ForProfile("linux-6.1"));
        Assert.Empty(store.ForProfile("linux-6.12"));
        Assert.Equal(("traces/k/deep/g.csv", 6), (source.Traces["g/a"].File, source.Traces["g/a"].LineOf(4)));
        Assert.Equal("r", Assert.Single(source.GapsOf("g/a")).Reason);
        Assert.Empty(source.GapsOf("g/b"));
    }

    [Fact]
    public void A_recorded_scenario_that_no_specification_has_is_an_error()
    {
        _folder.Write("k/provenance.yaml", Provenance);
        _folder.Write("k/g.csv", TraceText.Whole);
        TraceStore store = Load(out _);
        Assert.Empty(store.Orphans(new HashSet<string> { "g/a" }));
        Assert.Equal(
            ["traces/k/g.csv:2:1: error: no scenario is called g/a: rename the rows with the scenario, or delete them\ng/a,set,0,0,,,,,,,,,,,\n^~~\n"],
            store.Orphans(new HashSet<string> { "g/b" }).Select(e => e.ToString()));
    }

    [Fact]
    public void A_scenario_is_recorded_once_in_a_source()
    {
        _folder.Write("k/provenance.yaml", Provenance);
        _folder.Write("k/f.csv", TraceText.Whole);
        _folder.Write("k/g.csv", TraceText.Whole);
        Load(out IReadOnlyList<string> errors);
        Assert.Equal(["traces/k/g.csv:2:1: error: g/a is also in traces/k/f.csv:2: keep one of the two recordings"], errors);
    }

    [Fact]
    public void A_source_has_a_provenance_and_no_files_that_would_be_ignored()
    {
        _folder.Write("k/g.csv", TraceText.Whole);
        _folder.Write("k/known-gap.yaml", "");
        _folder.Write("k/.g.csv.1.tmp", "");
        TraceStore store = Load(out IReadOnlyList<string> errors);
        Assert.Empty(store.Sources);
        Assert.Equal(
            [
                "traces/k/known-gap.yaml:1:1: error: this is no file of a trace folder, and would be ignored: rename or delete it",
                "traces/k/provenance.yaml:1:1: error: the file is missing: say which kernel the traces come from",
            ],
            errors);
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_sources()
    {
        DiagnosticBag bag = new();
        Assert.Empty(TraceStore.Load(Path.Combine(_folder.Root, "none"), "traces", bag).Sources);
        Assert.Equal("", bag.Render());
    }

    [Fact]
    public void Saved_traces_lie_in_a_file_for_each_group()
    {
        Trace[] traces = [.. Ids.Select(id => TraceText.One(TraceText.Whole.Replace("g/a", id, StringComparison.Ordinal)))];
        IReadOnlyList<string> paths = TraceWriter.Save(_folder.Root, "linux-6.1", traces);
        Assert.Equal(["g.csv", "h.csv", "scenarios.csv"], paths.Select(p => Path.GetRelativePath(Path.Combine(_folder.Root, "linux-6.1"), p)));
        ProvenanceFile.Save(Path.Combine(_folder.Root, "linux-6.1"), new() { Profile = "linux-6.1", Cpu = "c", Mode = "m", Kernel = "k" });
        TraceSource source = Assert.Single(Load(out IReadOnlyList<string> errors).Sources);
        Assert.Empty(errors);
        Assert.Equal(["g/a", "g/b", "h/sub/c", "top@x=a/b"], source.Traces.Keys.Order(StringComparer.Ordinal));
    }

    private TraceStore Load(out IReadOnlyList<string> messages)
    {
        DiagnosticBag bag = new();
        TraceStore store = TraceStore.Load(_folder.Root, "traces", bag);
        messages = [.. bag.Ordered().Select(d => d.Headline)];
        return store;
    }
}
