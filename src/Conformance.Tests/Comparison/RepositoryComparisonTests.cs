using Conformance.Arm.Cpus;
using Conformance.Cli.Comparing;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Suite.Comparison;
using Conformance.Suite.Comparison.Bisecting;
using Conformance.Suite.Comparison.Reports;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Goldens;
using Xunit;

namespace Conformance.Tests.Comparison;

/// <summary>Comparisons of the repository's profiles, against rows that are compared one by one here.</summary>
public sealed class RepositoryComparisonTests
{
    private static readonly Workspace Workspace = CommittedWorkspace.Value;

    private static readonly Dictionary<string, ComparedSide> Sides = [];

    private static readonly Dictionary<string, ScenarioRun[]> AllRuns = [];

    public static TheoryData<string, string> Pairs => new()
    {
        { "linux-4.1", "swbp-v2" },
        { "linux-4.1", "linux-4.3" },
        { "linux-4.14", "step-v1" },
        { "step-v1", "step-v1-mmio" },
        { "step-v1", "step-v1-counter" },
        { "linux-4.16", "linux-5.10" },
        { "linux-5.10", "linux-5.17" },
        { "linux-5.17", "linux-6.1" },
        { "linux-6.1", "linux-6.12" },
        { "linux-6.12", "linux-7.3" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_scenario_whose_rows_differ_is_in_one_group_and_no_other_is(string before, string after)
    {
        SuiteComparison comparison = new(SideOf(before), SideOf(after));

        Dictionary<string, string> left = Rows(before);
        Dictionary<string, string> right = Rows(after);
        string[] differing = [.. left.Keys.Where(id => left[id] != right[id]).Order(StringComparer.Ordinal)];
        string[] grouped = [.. comparison.Groups.SelectMany(group => group.Cases).SelectMany(same => same.Changes).Select(change => change.Scenario)];
        Assert.Equal(differing, grouped.Order(StringComparer.Ordinal));
        Assert.Equal(differing.Length, comparison.Changed);
        Assert.Equal(left.Count, comparison.Compared);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Counts_of_requirements_are_those_of_the_runs(string before, string after)
    {
        SuiteComparison comparison = new(SideOf(before), SideOf(after));

        Dictionary<string, ScenarioRun> left = Runs(before).ToDictionary(run => run.Scenario.Id);
        foreach (FlipCount count in comparison.Requirements)
        {
            ScenarioRun[] broken = [.. Runs(after).Where(run => run.Verdicts!.Breaks(count.Requirement))];
            ScenarioRun[] wereBroken = [.. left.Values.Where(run => run.Verdicts!.Breaks(count.Requirement))];
            Assert.Equal(broken.Length, count.Lost + count.NewBroken + count.Remaining);
            Assert.Equal(wereBroken.Length, count.Gained + count.Remaining + DroppedBroken(comparison, count.Requirement));
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Mail_keeps_to_72_columns_of_plain_text_and_loses_no_scenario(string before, string after)
    {
        SuiteComparison comparison = new(SideOf(before), SideOf(after));

        string mail = MailReport.Write(new ComparisonComposer(Workspace.Requirements, new(0, 0)).Compose(comparison));

        Assert.All(mail.Split('\n'), line => Assert.InRange(line.Length, 0, MailReport.Width));
        Assert.All(mail, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
        string joined = mail.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(comparison.Groups.SelectMany(group => group.Changes), change => Assert.Contains(change.Scenario.Split('@')[0], joined, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_left_out_and_what_is_shown_add_up()
    {
        SuiteComparison comparison = new(SideOf("linux-4.14"), SideOf("step-v1"));

        string whole = MarkdownReport.Write(new ComparisonComposer(Workspace.Requirements, new(0, 0)).Compose(comparison));
        string cut = MarkdownReport.Write(new ComparisonComposer(Workspace.Requirements, new(1, 2)).Compose(comparison));

        Assert.DoesNotContain("--groups 0", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("--limit 0", whole, StringComparison.Ordinal);
        Assert.Equal(comparison.Groups.Count, whole.Split("\n### ").Length - 1);
        int left = comparison.Groups.Skip(2).Sum(group => group.Scenarios);
        Assert.Contains($"_{comparison.Groups.Count - 2} more groups of {left} scenarios; --groups 0 shows them_", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lineage_tells_the_first_kernel_at_which_rows_differ_for_each_scenario()
    {
        string[] names = ["linux-4.16", "linux-5.10", "linux-5.17", "linux-6.1", "linux-6.12", "linux-7.3"];
        Lineage lineage = new([.. names.Select(SideOf)], _ => []);
        Dictionary<string, string>[] rows = [.. names.Select(Rows)];

        foreach (LineageStep step in lineage.Steps)
        {
            int at = Array.IndexOf(names, step.Comparison.Head.Name);
            foreach (LineagePath path in step.Paths)
            {
                Assert.All(Enumerable.Range(1, at - 1), i => Assert.Equal(rows[0][path.Scenario], rows[i][path.Scenario]));
                Assert.NotEqual(rows[at - 1][path.Scenario], rows[at][path.Scenario]);
                Assert.All(
                    Enumerable.Range(0, names.Length).SelectMany(i => Enumerable.Range(0, names.Length).Select(j => (i, j))),
                    pair => Assert.Equal(rows[pair.i][path.Scenario] == rows[pair.j][path.Scenario], path.Letters[pair.i] == path.Letters[pair.j]));
            }
        }

        int changed = rows[0].Keys.Count(id => rows.Any(row => row[id] != rows[0][id]));
        Assert.Equal(changed, lineage.Steps.Sum(step => step.Paths.Count));
    }

    private static int DroppedBroken(SuiteComparison comparison, string id) => comparison.Groups
        .SelectMany(group => group.Changes)
        .Count(change => change.Flips.Any(flip => flip.Requirement == id && flip is { Base: Standing.Breaks, Head: Standing.Unjudged }));

    private static Subject SubjectOf(string profile) => Workspace.Subjects.Single(subject => subject.Name == profile);

    private static ComparedSide SideOf(string profile)
    {
        lock (Sides)
        {
            if (!Sides.TryGetValue(profile, out ComparedSide? side))
            {
                SideLoader loader = new(Workspace, Workspace.Scenarios, new(), showsCommand: false, TextWriter.Null);
                Sides[profile] = side = loader.Load([new(SideKind.Profile, profile, SubjectOf(profile))], out _)![0];
            }

            return side;
        }
    }

    private static ScenarioRun[] Runs(string profile)
    {
        lock (AllRuns)
        {
            if (!AllRuns.TryGetValue(profile, out ScenarioRun[]? runs))
            {
                LoadedScenario[] scenarios = [.. Workspace.Scenarios.Where(scenario => scenario.Compiled.Machine == MachineKind.Kvm)];
                AllRuns[profile] = runs = [.. ModelRuns.Of(scenarios, SubjectOf(profile), CpuModels.All[0])];
            }

            return runs;
        }
    }

    // Every column of every row; MDCR_EL2 is what no debugger sees.
    private static Dictionary<string, string> Rows(string profile) => Runs(profile).ToDictionary(
        run => run.Scenario.Id,
        run => string.Join('\n', run.Trace!.Rows.Select(row =>
            string.Join(',', TraceColumns.All.Select(column => string.Join(';', row.Text(column).Split(';').Where(part => !part.StartsWith("mdcr_el2=", StringComparison.Ordinal))))))));
}
