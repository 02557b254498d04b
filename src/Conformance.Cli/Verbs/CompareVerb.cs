using System.CommandLine;
using Conformance.Cli.Comparing;
using Conformance.Cli.Kernels;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Comparison;
using Conformance.Suite.Comparison.Bisecting;
using Conformance.Suite.Comparison.Reports;

namespace Conformance.Cli.Verbs;

/// <summary>compare: what changes for a debugger between two kernels, profiles, recordings or revisions of the goldens.</summary>
public static class CompareVerb
{
    private const int DefaultCases = 3;
    private const int DefaultGroups = 20;
    private const int DefaultGroupsOfStep = 1;

    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Argument<string[]> names = new("BASE HEAD [GLOB...]")
        {
            Description = "Two sides: a profile, a kernel image (debian:6.1, a path, or kvm for the kernel of this machine), a folder of traces or "
                + "goldens, or a git revision, of which the goldens are read. Then scenarios; all without them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<bool> mail = new("--mail") { Description = $"Plain text of {MailReport.Width} columns, for a mailing list, instead of Markdown." };
        Option<bool> headline = new("--headline") { Description = "Only the first sentence." };
        Option<int?> limit = new("--limit")
        {
            Description = $"Of scenarios that change alike, show so many different exits, 0 for all; {DefaultCases} without it. What is left out is counted.",
        };
        Option<int?> groups = new("--groups")
        {
            Description = $"Show so many groups of scenarios that change alike, 0 for all; {DefaultGroups} without it, {DefaultGroupsOfStep} of each kernel with --bisect. What is left out is counted.",
        };
        Option<string?> bisect = new("--bisect")
        {
            Description = "A..B: the first profile of a lineage, or the first of Debian's kernels, at which each scenario changes. Scenarios are named without BASE HEAD.",
        };
        Option<string?> specs = new("--specs") { Description = "Compare with the scenarios of another folder." };
        foreach (Option<int?> count in (Option<int?>[])[limit, groups])
        {
            count.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 0)
                {
                    result.AddError($"{count.Name} wants a number from 0 on, not '{result.Tokens[0].Value}'");
                }
            });
        }

        BootArguments boot = new();
        Command command = new("compare", "Tell what changes for a debugger, as Markdown for a pull request or as mail for a list.")
        {
            names, mail, headline, limit, groups, bisect, specs, BisectRun.Option,
        };
        foreach (Option option in boot.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => new Execution(
            parsed.GetValue(names) ?? [],
            parsed.GetValue(mail),
            parsed.GetValue(headline),
            parsed.GetValue(limit) ?? DefaultCases,
            parsed.GetValue(groups),
            parsed.GetValue(bisect),
            parsed.GetValue(specs),
            boot,
            parsed).Run());
        return command;
    }

    private sealed record Execution(
        string[] Names, bool IsMail, bool IsHeadline, int Limit, int? Groups, string? Bisect, string? Specs, BootArguments Boot, ParseResult Parsed)
    {
        private TextWriter Output => Parsed.InvocationConfiguration.Output;

        private TextWriter Error => Parsed.InvocationConfiguration.Error;

        public int Run()
        {
            if (Bisect is null && Names.Length < 2)
            {
                Error.WriteLine("error: compare wants two sides, such as 'compare linux-6.1 my-patch'; './run-tests.sh compare --help' tells what a side can be");
                return ExitCode.BadInput;
            }

            if (Workspace.Load(Specs, wantReviewFields: false, Error) is not { } workspace
                || Selection.Scenarios(workspace, Bisect is null ? Names[2..] : Names, Error) is not { } scenarios
                || Sides(workspace) is not { } names)
            {
                return ExitCode.BadInput;
            }

            SideLoader loader = new(workspace, scenarios, Boot.Read(Parsed), Boot.ShowsCommand(Parsed), Error);
            return loader.Load(names, out int exitCode) is not { } sides ? exitCode
                : Bisect is null ? Compare(new(sides[0], sides[1]) { Switches = Switches(names[0], names[1]) }, workspace)
                : Follow(new(sides, i => Switches(names[i - 1], names[i])), workspace);
        }

        // Every name that means nothing is told before anything runs.
        private IReadOnlyList<SideName>? Sides(Workspace workspace)
        {
            SideName[] sides = [.. Bisect is null ? Named(workspace) : LineageRange.Find(Bisect, workspace, Error)];
            if (sides.Length < 2)
            {
                return null;
            }

            if (sides.All(side => side.Kind != SideKind.Kernel)
                && Boot.All.FirstOrDefault(option => Parsed.GetResult(option) is { Implicit: false }) is { } alone)
            {
                Error.WriteLine($"error: {alone.Name} is about a real kernel, and no side is one");
                return null;
            }

            return sides;
        }

        private IEnumerable<SideName> Named(Workspace workspace) => Names[..2].Select(name => SideName.Find(name, workspace, Error)).OfType<SideName>();

        private static IReadOnlyList<SwitchChange> Switches(SideName before, SideName after) =>
            before.Subject?.Profile is { } left && after.Subject?.Profile is { } right ? SwitchChange.Between(left, right) : [];

        private int Compare(SuiteComparison comparison, Workspace workspace)
        {
            if (comparison.Compared == 0)
            {
                Error.WriteLine($"error: {Names[0]} and {Names[1]} have none of the scenarios in common");
                return ExitCode.BadInput;
            }

            Write(new ComparisonComposer(workspace.Requirements, new(Limit, Groups ?? DefaultGroups)).Compose(comparison));
            return comparison.Differs ? ExitCode.Differs : ExitCode.AsExpected;
        }

        private int Follow(Lineage lineage, Workspace workspace)
        {
            if (lineage.Scenarios == 0)
            {
                Error.WriteLine("error: none of the scenarios runs along this lineage; './run-tests.sh list scenarios' shows them");
                return ExitCode.BadInput;
            }

            Write(new LineageComposer(workspace.Requirements, new(Limit, Groups ?? DefaultGroupsOfStep)).Compose(lineage));
            return lineage.Steps.Count > 0 ? ExitCode.Differs : ExitCode.AsExpected;
        }

        // A sentence by itself is for a title or a log, and is not wrapped.
        private void Write(IEnumerable<ReportBlock> report) => Output.Write(
            IsHeadline ? report.OfType<HeadlineBlock>().First().Text + "\n" : IsMail ? MailReport.Write(report) : MarkdownReport.Write(report));
    }
}
