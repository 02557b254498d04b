using Conformance.Arm.Cpus;
using Conformance.Kvm.Machines;
using Conformance.Model.Machines;
using Conformance.Model.Promises;
using Conformance.Suite.Running;

namespace Conformance.Cli.Workspaces;

/// <summary>The reference backends of a subject.</summary>
public static class ReferenceBackends
{
    /// <summary>A backend for one thread.</summary>
    public static IBackend For(Subject subject, CpuModel cpu) =>
        subject.Profile is { } profile ? new ReferenceBackend(profile, cpu) : new BareEl2Backend(cpu);

    /// <summary>A runner for one thread.</summary>
    public static SuiteRunner Runner(CpuModel cpu) => new(subject => For(subject, cpu), Promises(cpu));

    /// <summary>Runs for one thread of what a debugger is promised.</summary>
    public static PromiseRunner Promises(CpuModel cpu) => new((subject, guestOwned) => new PromiseBackend(subject.Profile!, cpu, guestOwned));

    /// <summary>A backend that gives up an endless run early.</summary>
    public static IBackend ForMany(Subject subject, CpuModel cpu) => subject.Profile is { } profile
        ? new ReferenceBackend(profile, cpu) { WatchdogBudget = Watchdog.ShortBudget }
        : new BareEl2Backend(cpu) { WatchdogBudget = Watchdog.ShortBudget };
}
