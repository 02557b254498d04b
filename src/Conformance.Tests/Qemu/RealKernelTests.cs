using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Qemu.Agents;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Kernels;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Conformance.Tests.Traces;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>Real kernels in QEMU return what the same kernels returned when the traces were recorded.</summary>
public sealed class RealKernelTests
{
    private static readonly byte[] BranchToSelf = [0x00, 0x00, 0x00, 0x14];

    private static readonly CompiledScenario Loop = new()
    {
        Id = "loop",
        Machine = MachineKind.Kvm,
        Memory = [new(ScenarioMachine.RamBase, BranchToSelf)],
        Registers = [],
    };

    public static TheoryData<string> Kernels => [.. DebianKernel.All.Select(kernel => kernel.Id)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_real_kernel_returns_what_was_recorded(string id)
    {
        KernelRun kernel = Boot(id, new());
        RepositoryScenarios repository = new();
        TraceSource recorded = repository.Traces.Sources.Single(source => source.Name == id.Replace(':', '-'));
        LoadedScenario[] scenarios = [.. repository.Scenarios.Where(scenario => recorded.Traces.ContainsKey(scenario.Id))];

        KernelRunResult result = kernel.Run([.. scenarios.Select(scenario => scenario.Compiled)], null, TestContext.Current.CancellationToken);

        Assert.Null(result.Failure);
        Assert.Equal("nvhe", result.Mode);
        Assert.Empty(result.Complaints);
        TraceComparison comparison = new(new FieldWords(SyndromeText.Describe));
        Assert.Equal([], scenarios.Zip(result.Outcomes)
            .SelectMany(pair => comparison.Compare(recorded.Traces[pair.First.Id], RunTrace.Of(pair.First.Id, pair.Second!.Log!)))
            .Select(difference => difference.ToString()));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_guest_that_runs_for_ever_is_interrupted_and_what_KVM_cannot_do_is_skipped(string id)
    {
        CompiledScenario bare = new() { Id = "bare", Machine = MachineKind.El2, Memory = [], Registers = [] };

        KernelRunResult result = Boot(id, new()).Run([bare, Loop, Loop], null, TestContext.Current.CancellationToken);

        Assert.Null(result.Failure);
        Assert.Equal("a bare EL2 machine does not run under KVM", result.Outcomes[0]!.SkipReason);
        Assert.All(result.Outcomes.Skip(1), outcome =>
        {
            ExitRecord exit = outcome!.Log!.Records[^1];
            Assert.Equal((Errno.EINTR, ExitReason.Intr, ScenarioMachine.RamBase), (exit.Errno, exit.ExitReason, exit.Pc));
        });
    }

    [Fact]
    public void A_kernel_without_KVM_says_so() => Assert.Equal(
        BootFailureKind.NoKvm,
        FailureOf(new() { QemuArguments = ["-M", "virt,virtualization=off,gic-version=3"] }));

    [Fact]
    public void A_kernel_that_panics_says_so() => Assert.Equal(
        BootFailureKind.KernelPanicked,
        FailureOf(new() { QemuArguments = ["-append", "rdinit=/none"] }));

    [Fact]
    public void A_kernel_that_never_starts_the_agent_is_ended() => Assert.Equal(
        BootFailureKind.Hung,
        FailureOf(new() { QemuArguments = ["-S"], BootLimit = TimeSpan.FromSeconds(1) }));

    [Fact]
    public void A_QEMU_that_is_killed_in_mid_run_is_told()
    {
        const string Name = "killed-by-a-test";
        KernelRunResult result = BootEndless(Name).Run(
            [Loop, Loop, Loop],
            index =>
            {
                if (index == 1)
                {
                    QemuProcesses.Kill(Name);
                }
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(BootFailureKind.QemuEnded, result.Failure?.Kind);
        Assert.Contains("killed", result.Failure!.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Outcomes[0]);
        Assert.Null(result.Outcomes[2]);
    }

    [Fact]
    public void A_run_that_is_interrupted_leaves_no_QEMU()
    {
        const string Name = "interrupted-by-a-test";
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        KernelRunResult result = BootEndless(Name).Run(
            [Loop, Loop, Loop],
            index =>
            {
                if (index == 1)
                {
                    stop.Cancel();
                }
            },
            stop.Token);

        Assert.Equal(BootFailureKind.Interrupted, result.Failure?.Kind);
        Assert.Empty(QemuProcesses.Of(Name));
    }

    [Fact]
    public void What_QEMU_refuses_is_told() => Assert.Equal(BootFailureKind.QemuFailed, FailureOf(new() { Cpu = "no-such-core" }));

    private static BootFailureKind? FailureOf(BootOptions options) =>
        Boot("debian:6.1", options).Run([], null, TestContext.Current.CancellationToken).Failure?.Kind;

    private static KernelRun BootEndless(string name) => Boot("debian:6.1", new() { QemuArguments = ["-name", name] });

    private static KernelRun Boot(string id, BootOptions options)
    {
        if (QemuCommand.Qemu.Find() is null)
        {
            Assert.Skip($"{QemuCommand.Qemu.Name} is missing; install {QemuCommand.Qemu.Package}");
        }

        if (AgentBuild.Missing is { } missing)
        {
            Assert.Skip(missing);
        }

        CachedKernel? kernel = new KernelCache(CommittedTraces.Root).Find(DebianKernel.Find(id)!);
        if (kernel is null)
        {
            Assert.Skip($"{id} was not fetched; ./run-tests.sh kernels fetch {id}");
        }

        byte[] agent = new AgentBuild(CommittedTraces.Root).Get(_ => { });
        return new(KernelImage.Open(kernel!.Path), agent, options);
    }
}
