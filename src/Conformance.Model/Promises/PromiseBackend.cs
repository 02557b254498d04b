using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;
using Conformance.Model.Machines;
using Conformance.Model.Vcpus;

namespace Conformance.Model.Promises;

/// <summary>
/// The kernel of a profile as a debugger is promised it: everything that is not debugging is that kernel's, down to the
/// registers that it emulates, and debugging is what the requirements say. Runs on it are what runs of the kernel itself are
/// judged by.
/// </summary>
/// <param name="profile">The kernel.</param>
/// <param name="cpu">The core.</param>
/// <param name="guestOwned">Which of two ways to treat the guest's own breakpoints it takes.</param>
public sealed class PromiseBackend(Profile profile, CpuModel cpu, GuestOwnedDebug guestOwned) : IBackend
{
    private readonly KvmBehaviour _behaviour = new(new(profile.Name, profile.Title, profile, KeptPromises));
    private PromiseMachine? _machine;

    // What requirements say of a guest that is not debugged.
    private static Dictionary<BehaviourSwitch, int> KeptPromises => new()
    {
        [SwitchTable.MmioSignExtension] = (int)MmioSignExtension.Right,
        [SwitchTable.MmioNarrowRegister] = (int)MmioNarrowRegister.Truncated,
        [SwitchTable.WatchpointFar] = (int)WatchpointFar.Live,
    };

    /// <inheritdoc/>
    public OpenResult Open(in MachineOptions options)
    {
        if (options.Kind != MachineKind.Kvm)
        {
            return OpenResult.Skip("the promises to a debugger are KVM's");
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
            _machine = new(core, _behaviour, guestOwned, options);
        }

        return new(_machine, "");
    }
}
