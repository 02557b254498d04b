using Conformance.Arm.Cpus;
using Conformance.Kvm.Machines;

namespace Conformance.Model.Machines;

/// <summary>The reference backend for scenarios about the architecture itself: no KVM, so that no profile plays a part.</summary>
public sealed class BareEl2Backend(CpuModel cpu) : IBackend
{
    /// <summary>What takes the place of a profile's name in traces and goldens.</summary>
    public const string ProfileName = "bare-el2";

    private El2Machine? _machine;

    /// <summary>Instructions and exceptions after which a run that would go on for ever is interrupted.</summary>
    public long WatchdogBudget { get; init; } = Watchdog.DefaultBudget;

    /// <inheritdoc/>
    public OpenResult Open(in MachineOptions options)
    {
        if (options.Kind != MachineKind.El2)
        {
            return OpenResult.Skip("the bare EL2 machine runs no KVM scenario");
        }

        CpuModel core = CpuModels.Find(options.Cpu) ?? cpu;
        if (ReferenceBackend.WhyNot(options.Features, core) is { } reason)
        {
            return OpenResult.Skip(reason);
        }

        if (_machine is not null && _machine.Fits(options, core))
        {
            _machine.Reset(options);
        }
        else
        {
            _machine = new(core, options, WatchdogBudget);
        }

        return new(_machine, "");
    }
}
