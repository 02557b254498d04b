using System.Text;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class CommittedTracesTests
{
    private static readonly TraceComparison Comparison = new(new FieldWords());

    [Theory]
    [InlineData("swbp-v2", "swbp-v2", 34, 112)]
    [InlineData("pre-4.15", "linux-4.14", 34, 180)]
    [InlineData("step-v1", "step-v1", 34, 233)]
    [InlineData("step-v1-mmio", "step-v1-mmio", 34, 236)]
    [InlineData("linux-4.16", "linux-4.16", 34, 214)]
    [InlineData("linux-5.17", "linux-5.17", 34, 189)]
    public void Every_recording_is_complete(string source, string profile, int scenarios, int rows)
    {
        TraceSource found = Assert.Single(CommittedTraces.Load().ForProfile(profile));
        Assert.Equal(source, found.Name);
        Assert.Equal("cortex-a57", found.Provenance.Cpu);
        Assert.Equal("nvhe", found.Provenance.Mode);
        Assert.Equal(scenarios, found.Traces.Count);
        Assert.Equal(rows, found.Traces.Values.Sum(t => t.Rows.Count));
    }

    [Theory]
    [InlineData("debian-5.10", "linux-5.10", "cortex-a57", "nvhe")]
    [InlineData("debian-6.1", "linux-6.1", "cortex-a57", "nvhe")]
    [InlineData("debian-6.12", "linux-6.12", "cortex-a57", "nvhe")]
    [InlineData("debian-7.3", "linux-7.3", "cortex-a57", "nvhe")]
    [InlineData("debian-6.12-vhe", "linux-6.12", "cortex-a76", "vhe")]
    [InlineData("debian-7.3-vhe", "linux-7.3", "cortex-a76", "vhe")]
    public void A_kernel_that_can_be_had_is_recorded_with_every_scenario_that_its_core_can_run(string source, string profile, string cpu, string mode)
    {
        TraceSource found = Assert.Single(CommittedTraces.Load().ForProfile(profile), s => s.Provenance.Cpu == cpu);
        Assert.Equal((source, mode), (found.Name, found.Provenance.Mode));
        bool hasAArch32 = CoreTest.ModelOf(cpu)!.HasAArch32El1;
        Assert.Equal(
            new RepositoryScenarios().Scenarios
                .Where(s => s.Compiled.Machine == MachineKind.Kvm && s.Compiled.Cpu.Length == 0)
                .Where(s => hasAArch32 || (s.Compiled.Features & VcpuFeatures.El132Bit) == 0)
                .Select(s => s.Id).Order(StringComparer.Ordinal),
            found.Traces.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_is_as_the_writer_would_write_it()
    {
        foreach (string path in Directory.EnumerateFiles(CommittedTraces.Folder, "*.csv", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(path);
            Assert.Equal(bytes, TraceWriter.Format(TraceReader.Read(path, bytes, new())));
        }
    }

    [Fact]
    public void Every_value_that_is_changed_is_found_at_its_line_and_field()
    {
        int changes = 0;
        foreach (Trace trace in CommittedTraces.Load().Sources.SelectMany(s => s.Traces.Values))
        {
            string[] lines = Encoding.UTF8.GetString(TraceWriter.Format([trace])).Split('\n');
            for (int row = 0; row < trace.Rows.Count; row++)
            {
                foreach (TraceColumn column in TraceColumns.All.Where(c => trace.Rows[row].Text(c).Length > 0))
                {
                    AssertChangeIsFound(trace, lines, row, column);
                    changes++;
                }
            }
        }

        Assert.InRange(changes, 10_000, 1_000_000);
    }

    // Only the name of a scenario is ever quoted: that of a variant of several keys has commas.
    private static string[] Fields(string line)
    {
        int end = line[0] == '"' ? line.IndexOf("\",", StringComparison.Ordinal) + 1 : line.IndexOf(',', StringComparison.Ordinal);
        return [line[..end], .. line[(end + 1)..].Split(',')];
    }

    private static void AssertChangeIsFound(Trace trace, string[] lines, int row, TraceColumn column)
    {
        string[] changed = [.. lines];
        string[] fields = Fields(changed[row + 1]);
        fields[column.Index] = Other(fields[column.Index]);
        changed[row + 1] = string.Join(',', fields);
        DiagnosticBag bag = new();
        IReadOnlyList<Trace> traces = TraceReader.Read("f.csv", Encoding.UTF8.GetBytes(string.Join('\n', changed)), bag);
        if (!bag.IsEmpty)
        {
            // The row, or the order of rows, is not what a row with that value can be.
            Assert.InRange(bag.Ordered()[0].Line, row + 1, row + 3);
            return;
        }

        TraceDifference first = Comparison.Compare(trace, Assert.Single(traces))[0];
        Assert.Equal((trace.File, trace.LineOf(row), column.Name), (first.File, first.Line, first.Field));
    }

    private static string Other(string value) => value[^1] == '"' ? Other(value[..^1]) + '"' : value[^1] == '1' ? value[..^1] + '2' : value[..^1] + '1';
}
