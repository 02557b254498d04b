using Conformance.Arm.Cpus;
using Conformance.Kvm.Machines;
using Conformance.Model.Machines;
using Conformance.Suite.Running;

namespace Conformance.Cli.Workspaces;

/// <summary>The reference backend of a subject.</summary>
public static class ReferenceBackends
{
    /// <summary>A backend for one thread.</summary>
    public static IBackend For(Subject subject, CpuModel cpu) =>
        subject.Profile is { } profile ? new ReferenceBackend(profile, cpu) : new BareEl2Backend(cpu);
}
