using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Cli.Kernels;
using Conformance.Cli.Output;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Qemu.Booting;
using Conformance.Suite.Comparison;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;

namespace Conformance.Cli.Comparing;

/// <summary>What a side turned out to be, before its runs are looked at.</summary>
/// <param name="Subject">The profile that it is judged as; null for the goldens of several.</param>
/// <param name="Load">Makes the side; goldens are read for the profile of the other side, or for all. Null after a message.</param>
internal sealed record OpenedSide(Subject? Subject, Func<Subject?, ComparedSide?> Load);

/// <summary>Gets the runs of the sides of a comparison.</summary>
/// <param name="workspace">Profiles and scenarios.</param>
/// <param name="scenarios">The scenarios that are compared.</param>
/// <param name="boot">How kernels are booted.</param>
/// <param name="showsCommand">Whether QEMU's command line is to be printed.</param>
/// <param name="error">Progress and mistakes.</param>
public sealed class SideLoader(
    Workspace workspace, IReadOnlyList<LoadedScenario> scenarios, BootOptions boot, bool showsCommand, TextWriter error)
{
    private const string GoldenEnding = ".verified.txt";
    private const string Unknown = "no scenario of that name is here";

    private static CpuModel Cpu => CpuModels.All[0];

    /// <summary>Loads sides that are compared with each other; null after a message, with the exit code.</summary>
    public IReadOnlyList<ComparedSide>? Load(IReadOnlyList<SideName> names, out int exitCode)
    {
        exitCode = ExitCode.Environment;
        if (RunKernels(names) is not { } kernels)
        {
            return null;
        }

        exitCode = ExitCode.BadInput;
        Subject? known = names.Select(name => name.Subject).FirstOrDefault(subject => subject is not null);
        List<OpenedSide> opened = [];
        foreach (SideName name in names)
        {
            if (Open(name, known, kernels) is not { } side)
            {
                return null;
            }

            known ??= side.Subject;
            opened.Add(side);
        }

        List<ComparedSide> sides = [];
        foreach (OpenedSide side in opened)
        {
            if (side.Load(known) is not { } loaded)
            {
                return null;
            }

            sides.Add(loaded);
        }

        return sides;
    }

    // All kernels at once, as many as there are cores.
    private Dictionary<string, FinishedKernel>? RunKernels(IReadOnlyList<SideName> names)
    {
        SideName[] wanted = [.. names.Where(name => name.Kind == SideKind.Kernel).Distinct()];
        if (wanted.Length == 0)
        {
            return [];
        }

        KernelRequest[] requests =
        [
            .. wanted.Select(name => new KernelRequest(
                name.Source, name.Source == KernelSource.Image ? name.Text : null, null, boot, showsCommand, IsStrict: true, Repetitions: 1)),
        ];
        IReadOnlyList<IReadOnlyList<FinishedKernel>> finished = new KernelSession(workspace.Repository, error).Run(requests, scenarios);
        return finished.Any(repetitions => repetitions.Count == 0)
            ? null
            : finished.ToDictionary(repetitions => repetitions[0].Request.Name, repetitions => repetitions[0]);
    }

    private OpenedSide? Open(SideName name, Subject? other, Dictionary<string, FinishedKernel> kernels) => name.Kind switch
    {
        SideKind.Profile => new(name.Subject, _ => OfProfile(name)),
        SideKind.Kernel => OpenKernel(name, other, kernels[name.Text]),
        SideKind.Traces => OpenTraces(name, other),
        _ => new(null, subject => OfGoldens(name, subject)),
    };

    private ComparedSide OfProfile(SideName name)
    {
        Subject subject = name.Subject!;
        LoadedScenario[] mine = [.. scenarios.Where(scenario => scenario.Compiled.Machine == subject.Machine)];
        return SideOf(name.Text, subject.Profile?.Title ?? "", ModelRuns.Of(mine, subject, Cpu), tellsHidden: true);
    }

    private OpenedSide? OpenKernel(SideName name, Subject? other, FinishedKernel kernel)
    {
        string release = kernel.Result.Hello!.Release;
        if ((NearestProfile.Of(release, workspace.Subjects) ?? other) is not { } subject)
        {
            error.WriteLine($"error: no profile is near to {release}; compare it with one");
            return null;
        }

        string description = $"Linux {release}, {kernel.Cpu}, {kernel.Result.Mode ?? "mode unknown"}; judged as {subject}";
        return new(subject, _ =>
        {
            PromiseRunner promises = ReferenceBackends.Promises(Cpu);
            ScenarioRun[] runs =
            [
                .. scenarios
                    .Where(scenario => scenario.Compiled.Machine == MachineKind.Kvm)
                    .Select(scenario => promises.Judged(kernel.RunOf(scenario, subject))),
            ];
            return SideOf(name.Text, description, runs, tellsHidden: false, kernel.ComplaintsAbout);
        });
    }

    private OpenedSide? OpenTraces(SideName name, Subject? other)
    {
        DiagnosticBag bag = new();
        IReadOnlyDictionary<string, Trace> traces = TraceFolder.Read(name.Text, name.Text, bag);
        string provenanceFile = Path.Combine(name.Text, ProvenanceFile.Name);
        Provenance? provenance = File.Exists(provenanceFile) && InputFile.Read(provenanceFile, provenanceFile, bag) is { } source
            ? ProvenanceFile.Read(source, bag)
            : null;
        if (Mistakes.Stop(bag, error))
        {
            return null;
        }

        // run --save-traces names the folder after the profile.
        string profile = provenance?.Profile ?? Path.GetFileName(Path.GetFullPath(name.Text));
        if ((workspace.Subjects.FirstOrDefault(subject => subject.Name == profile) ?? other) is not { } subject)
        {
            error.WriteLine($"error: {name.Text} does not say which profile it is of; compare it with one, or name the folder after it");
            return null;
        }

        string origin = provenance is null ? "traces of a run" : $"{provenance.Kernel}, {provenance.Cpu}, {provenance.Mode}";
        return new(subject, _ =>
        {
            PromiseRunner promises = ReferenceBackends.Promises(Cpu);
            ScenarioRun[] runs =
            [
                .. scenarios
                    .Where(scenario => traces.ContainsKey(scenario.Id))
                    .Select(scenario => promises.Judged(new() { Scenario = scenario, Subject = subject, Trace = traces[scenario.Id] })),
            ];
            ComparedSide side = SideOf(name.Text, $"{origin}; judged as {subject}", runs, tellsHidden: false);
            int unknown = traces.Keys.Count(id => !workspace.Scenarios.Any(scenario => scenario.Id == id));
            return unknown == 0 ? side : side with { Skipped = new Dictionary<string, int> { [Unknown] = unknown } };
        });
    }

    private ComparedSide? OfGoldens(SideName name, Subject? subject)
    {
        bool isRevision = name.Kind == SideKind.Revision;
        IReadOnlyDictionary<string, string> files = isRevision
            ? GitGoldens.Read(workspace.Repository.Root, name.Text, GoldenEnding)
            : Directory.EnumerateFiles(name.Text, "*" + GoldenEnding, SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(name.Text, path).Replace('\\', '/'), File.ReadAllText);

        // Goldens at the top belong to no scenario; they are made of tables.
        Dictionary<string, string> texts = files
            .Where(file => file.Key.Contains('/', StringComparison.Ordinal))
            .ToDictionary(file => file.Key[..^GoldenEnding.Length], file => file.Value);
        Dictionary<string, LoadedScenario> byId = workspace.Scenarios.ToDictionary(scenario => scenario.Id);
        DiagnosticBag bag = new();
        IReadOnlyDictionary<RunKey, ComparedRun> runs = GoldenRuns.Read(
            texts,
            isRevision ? $"{name.Text}:golden/" : $"{name.Text}/",
            subject is null ? workspace.Subjects : [subject],
            isOfSeveral: subject is null,
            (id, candidate) => !byId.TryGetValue(id, out LoadedScenario? scenario) || IsMeantFor(scenario, candidate),
            bag);
        if (Mistakes.Stop(bag, error))
        {
            return null;
        }

        HashSet<string> wanted = [.. scenarios.Select(scenario => scenario.Id)];
        return new(
            name.Text,
            isRevision ? $"goldens of {GitGoldens.Describe(workspace.Repository.Root, name.Text)}" : "goldens",

            // A scenario that only the revision has is told, too, unless others were asked for.
            runs.Where(run => wanted.Contains(run.Key.Scenario) || (wanted.Count == byId.Count && !byId.ContainsKey(run.Key.Scenario))).ToDictionary(),
            new Dictionary<string, int>());
    }

    private static ComparedSide SideOf(
        string name, string description, IReadOnlyList<ScenarioRun> runs, bool tellsHidden, Func<string, IEnumerable<string>>? complaints = null) => new(
        name,
        description,
        runs.Where(run => run.SkipReason is null).ToDictionary(
            run => new RunKey(run.Scenario.Id, ""),
            run => ComparedRun.Of(run, tellsHidden) with { Complaints = [.. complaints?.Invoke(run.Scenario.Id) ?? []] }),
        runs.Where(run => run.SkipReason is not null).GroupBy(run => run.SkipReason!).ToDictionary(reason => reason.Key, reason => reason.Count()));

    // A scenario that names profiles has a golden for those alone; a patch does there what its base does.
    private static bool IsMeantFor(LoadedScenario scenario, Subject subject) =>
        SuiteRunner.SubjectsOf(scenario, [subject]).Any()
        || (ProfileNameOrder.KernelVersion(subject.Name) is null && subject.BasedOn is { } basedOn && IsMeantFor(scenario, basedOn));
}
