using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Model.Vcpus;

namespace Conformance.Model.Machines;

/// <summary>The reference backend: a profile on a core. It is used by one thread at a time and reuses its machine.</summary>
public sealed class ReferenceBackend(Profile profile, CpuModel cpu) : IBackend
{
    private readonly KvmBehaviour _behaviour = new(profile);
    private KvmMachine? _machine;

    /// <summary>Instructions and exits after which the VMM's watchdog interrupts a KVM_RUN that would go on for ever.</summary>
    public long WatchdogBudget { get; init; } = Watchdog.DefaultBudget;

    /// <inheritdoc/>
    public OpenResult Open(in MachineOptions options)
    {
        if (options.Kind == MachineKind.El2)
        {
            return OpenResult.Skip("a scenario of machine el2 runs on the bare-el2 backend");
        }

        CpuModel core = CpuModels.Find(options.Cpu) ?? cpu;
        if (WhyNot(options.Features, core) is { } reason)
        {
            return OpenResult.Skip(reason);
        }

        if (_machine is not null && _machine.Fits(options, core))
        {
            _machine.Reset(options);
        }
        else
        {
            _machine = new(core, _behaviour, options, WatchdogBudget);
        }

        return new(_machine, "");
    }

    /// <summary>Why the reference core cannot have a vCPU with these features, or null.</summary>
    internal static string? WhyNot(VcpuFeatures features, CpuModel core) =>
        (features & VcpuFeatures.El132Bit) != 0 && !core.HasAArch32El1 ? "this core has no AArch32 at EL1"
        : (features & VcpuFeatures.PmuV3) != 0 ? "the reference core has no PMU"
        : null;
}
