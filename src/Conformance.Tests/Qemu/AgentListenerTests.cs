using Conformance.Qemu.Booting;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Running;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>Failures of a booted kernel are told apart.</summary>
public sealed class AgentListenerTests
{
    private static readonly AgentHello Hello = new("6.1.0", "#1 SMP", "aarch64", "0.1.0");

    public static TheoryData<BootFailureKind, string[]> Consoles => new()
    {
        { BootFailureKind.QemuEnded, [] },
        { BootFailureKind.QemuEnded, [Line(Hello), Line(new ScenarioBegins(0))] },
        { BootFailureKind.KernelPanicked, ["[    0.9] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)"] },
        { BootFailureKind.KernelPanicked, [Line(Hello), "[    0.9] Kernel panic - not syncing: Oops - BUG: Fatal exception"] },
        { BootFailureKind.AgentDied, [Line(Hello), "[    0.9] Kernel panic - not syncing: Attempted to kill init! exitcode=0x0000000b"] },
        { BootFailureKind.NoKvm, [Line(new AgentFailed(AgentFailure.NoKvm, "there is no /dev/kvm"))] },
        { BootFailureKind.AgentFailed, [Line(new AgentFailed(AgentFailure.Broken, "/scenarios: the checksum is wrong"))] },
        { BootFailureKind.AgentFailed, [Line(Hello), Line(Ran(0))[..^8], Line(new AgentBye(1))] },
        { BootFailureKind.AgentFailed, [Line(Hello), Line(Ran(1)), Line(new AgentBye(1))] },
        { BootFailureKind.QemuEnded, [Line(Hello), Line(new AgentBye(1))] },
    };

    [Theory]
    [MemberData(nameof(Consoles))]
    public void A_console_that_is_not_complete_says_why(BootFailureKind kind, string[] lines) => Assert.Equal(kind, Listen(lines).FailureAtEnd()?.Kind);

    [Fact]
    public void A_complete_console_is_no_failure()
    {
        AgentListener listener = Listen("", "kvm [1]: Hyp mode initialized successfully", Line(Hello) + "\r", Line(new ScenarioBegins(0)), Line(Ran(0)), Line(new AgentBye(1)));

        Assert.Null(listener.FailureAtEnd());
        Assert.Equal(Hello, listener.Hello);
        Assert.Equal("nvhe", listener.Mode);
        Assert.NotNull(Assert.Single(listener.Outcomes)!.Log);
        Assert.Empty(listener.Complaints);
    }

    [Theory]
    [InlineData("WARNING: CPU: 0 PID: 1 at arch/arm64/kvm/debug.c:84 kvm_arm_setup_debug+0x10/0x20")]
    [InlineData("BUG: KASAN: slab-out-of-bounds in kvm_arm_setup_debug+0x10/0x20")]
    public void What_the_kernel_logs_belongs_to_the_scenario_that_runs(string line)
    {
        AgentListener listener = Listen(Line(new KernelLogged(4, line)), Line(Hello), Line(new ScenarioBegins(0)), Line(new KernelLogged(4, line)), Line(Ran(0)));

        Assert.Equal(new(0, line), Assert.Single(listener.Complaints));
    }

    [Theory]
    [InlineData("kvm [1]: VHE mode initialized successfully", "vhe")]
    [InlineData("kvm [1]: Hyp nVHE mode initialized successfully", "nvhe")]
    [InlineData("kvm [1]: Hyp mode initialized successfully", "nvhe")]
    [InlineData("kvm [1]: Protected hVHE mode initialized successfully", "protected")]
    [InlineData("kvm [1]: vgic interrupt IRQ9", null)]
    public void The_mode_of_KVM_is_read_from_its_log(string line, string? mode) => Assert.Equal(mode, Listen(Line(new KernelLogged(6, line))).Mode);

    private static AgentListener Listen(params string[] lines)
    {
        AgentListener listener = new(scenarios: 1);
        foreach (string line in lines)
        {
            listener.Take(line);
        }

        return listener;
    }

    private static string Line(AgentMessage message) => MessageLine.Format(message);

    private static ScenarioRan Ran(int index)
    {
        RunLog log = new();
        log.Finish(RunOutcome.Completed, null);
        return new(index, log);
    }
}
