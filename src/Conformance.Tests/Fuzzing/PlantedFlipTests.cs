using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Fuzzing;
using Conformance.Suite.Running;
using Conformance.Tests.Goldens;
using Conformance.Tests.Model;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.Fuzzing;

/// <summary>A kernel that differs from its profile in one switch does not stay unnoticed: a flipped model takes the place of the kernel.</summary>
public sealed class PlantedFlipTests
{
    private const int Seed = 1;
    private const int MostCases = 2000;
    private const int Batch = 100;

    private static readonly CpuModel Core = CpuModels.All[0];
    private static readonly ProfileTree Profiles = new RepositoryScenarios().Profiles;

    private static readonly Lazy<IReadOnlyList<FlipKills>> Kills =
        new(() => new SwitchKills(subject => ReferenceBackends.ForMany(subject, Core)).Find(Profiles, CommittedWorkspace.Value.Scenarios));

    public static TheoryData<string> Kernels => ["linux-4.16", "linux-5.10", "linux-6.1", "linux-6.12", "linux-7.3"];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_observable_flip_is_found_within_two_thousand_cases(string name)
    {
        Profile profile = Profiles.Find(name)!;
        SwitchFlip[] flips = [.. Kills.Value.Where(row => row.Flip.Profile.Name == name && row.Kills.Any(IsExit)).Select(row => row.Flip)];

        string[] missed = [.. flips.AsParallel().Where(flip => !IsFound(profile, flip.Flipped, out _)).Select(flip => flip.ToString()).Order(StringComparer.Ordinal)];

        Assert.NotEmpty(flips);
        Assert.True(missed.Length == 0, string.Join(", ", missed));
    }

    [Fact]
    public void A_kernel_that_is_its_profile_never_differs() => Assert.False(IsFound(Profiles.Find("linux-6.1")!, Profiles.Find("linux-6.1")!, out _));

    [Fact]
    public void A_finding_shrinks_to_a_few_instructions_and_keeps_its_kind()
    {
        Profile profile = Profiles.Find("linux-6.1")!;
        SwitchFlip flip = SwitchFlip.AllOf(profile).Single(flip => flip.ToString() == "step-state: pending-per-exit, if rearm-every-entry");
        Assert.True(IsFound(profile, flip.Flipped, out FuzzFinding? found));

        FuzzFinding shrunk = Fuzzer(profile, flip.Flipped, new(Core, MachineKind.Kvm)).Shrink([found!], TestContext.Current.CancellationToken)[0];

        Assert.Equal(found!.Kind, shrunk.Kind);
        Assert.InRange(shrunk.Case.Code.Count, 1, 3);
        Assert.InRange(shrunk.Case.Registers.Count + shrunk.Case.When.Count, 0, 3);
        FuzzProgram program = new();
        TargetRun real = Target(flip.Flipped)([program.Compile(shrunk.Case, "shrunk")])[0];
        ScenarioDriver model = Driver();
        model.Run(program.Compile(shrunk.Case, "shrunk"), Subject.Of(profile));
        Assert.Equal(found.Kind, DifferenceKind.Of(real, model.Log));
    }

    [Fact]
    public void Cases_are_productive_and_raise_every_exception_class()
    {
        Profile profile = Profiles.Find("linux-6.1")!;
        FuzzFigures figures = new(Core, MachineKind.Kvm);
        int next = 0;

        Fuzzer(profile, profile, figures).Run(Seed, ref next, MostCases);

        Assert.Equal(MostCases, figures.Ran);
        Assert.InRange(figures.ProductiveShare, 0.8, 1);
        Assert.Equal([], figures.Missing);
    }

    // What a running kernel shows of a program: neither its entries to EL2 nor its MDCR_EL2, and nobody forces a bit there.
    private static bool IsExit(Kill kill) =>
        kill.Sight.Fields is not ("traps" or "mdcr_el2") && (kill.Scenario.Compiled.MdcrEl2.Mask | kill.Scenario.Compiled.HcrEl2.Mask) == 0;

    private static bool IsFound(Profile profile, Profile flipped, out FuzzFinding? finding)
    {
        Fuzzer fuzzer = Fuzzer(profile, flipped, new(Core, MachineKind.Kvm));
        int next = 0;
        for (int done = 0; done < MostCases; done += Batch)
        {
            if (fuzzer.Run(Seed, ref next, Batch) is [FuzzFinding first, ..])
            {
                finding = first;
                return true;
            }
        }

        finding = null;
        return false;
    }

    private static Fuzzer Fuzzer(Profile profile, Profile real, FuzzFigures figures) => new(Driver(), Driver(), Subject.Of(profile), Target(real), figures);

    private static ScenarioDriver Driver() => new(subject => ReferenceBackends.ForMany(subject, Core));

    private static FuzzTarget Target(Profile real)
    {
        Subject subject = Subject.Of(real);
        IBackend backend = ReferenceBackends.ForMany(subject, Core);
        return scenarios => [.. scenarios.Select(Run)];

        TargetRun Run(CompiledScenario scenario)
        {
            RunLog log = new();
            new ScenarioRunner(log).Run(scenario, backend.Open(scenario.Options(trapLog: null)).Machine!);
            return new(log, null);
        }
    }
}
