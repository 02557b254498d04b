using Conformance.Arm.Cpus;
using Conformance.Kvm.Machines;
using Conformance.Model.Machines;
using Conformance.Model.Promises;
using Conformance.Suite.Running;

namespace Conformance.Cli.Workspaces;

/// <summary>The reference backends of a subject.</summary>
public static class ReferenceBackends
{
    private const long ShortBudget = 4_000;

    /// <summary>A backend for one thread.</summary>
    public static IBackend For(Subject subject, CpuModel cpu) =>
        subject.Profile is { } profile ? new ReferenceBackend(profile, cpu) : new BareEl2Backend(cpu);

    /// <summary>A runner for one thread.</summary>
    public static SuiteRunner Runner(CpuModel cpu) => new(subject => For(subject, cpu), Promises(cpu));

    /// <summary>Runs for one thread of what a debugger is promised.</summary>
    public static PromiseRunner Promises(CpuModel cpu) => new((subject, guestOwned) => new PromiseBackend(subject.Profile!, cpu, guestOwned));

    /// <summary>
    /// A backend that gives up an endless run early, for runs by the hundred thousand: a flipped switch makes many a guest trap for
    /// ever, and a million traps take a second.
    /// </summary>
    public static IBackend ForMany(Subject subject, CpuModel cpu) => subject.Profile is { } profile
        ? new ReferenceBackend(profile, cpu) { WatchdogBudget = ShortBudget }
        : new BareEl2Backend(cpu) { WatchdogBudget = ShortBudget };
}
