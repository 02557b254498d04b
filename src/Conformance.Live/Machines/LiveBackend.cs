using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Live.Ioctls;
using Conformance.Live.Linux;

namespace Conformance.Live.Machines;

/// <summary>
/// The KVM of the running kernel, through /dev/kvm. It is used by the thread that made it: the timer that interrupts KVM_RUN
/// is that thread's own.
/// </summary>
public sealed class LiveBackend : IBackend, IDisposable
{
    /// <summary>The device.</summary>
    public const string DevicePath = "/dev/kvm";

    private const int SupportedApiVersion = 12;

    private readonly Descriptor _kvm;
    private readonly DebugExitLayout _layout;
    private readonly Watchdog _watchdog;
    private readonly HostTick _tick = new();
    private LiveMachine? _machine;
    private Mapping? _ram;

    private LiveBackend(Descriptor kvm, DebugExitLayout layout, in RunLimits limits)
    {
        _kvm = kvm;
        _layout = layout;
        _watchdog = new(limits);
    }

    /// <summary>Opens /dev/kvm.</summary>
    /// <param name="layout">How this kernel lays out debug exits.</param>
    /// <param name="limits">How long a KVM_RUN may take before it is interrupted.</param>
    /// <param name="reason">Why that is impossible, when null is returned.</param>
    /// <exception cref="LinuxException">The device is there and does not work.</exception>
    public static LiveBackend? TryOpen(DebugExitLayout layout, in RunLimits limits, out string reason)
    {
        Descriptor? kvm = Descriptor.TryOpen(DevicePath, out Errno errno);
        if (kvm is null)
        {
            reason = errno == Errno.ENOENT ? $"there is no {DevicePath}" : $"{DevicePath} cannot be opened: {errno}";
            return null;
        }

        int version = kvm.Must("KVM_GET_API_VERSION", KvmIoctl.GetApiVersion);
        reason = version == SupportedApiVersion ? "" : $"{DevicePath} has API version {version}, not {SupportedApiVersion}";
        return reason.Length == 0 ? new(kvm, layout, limits) : null;
    }

    /// <inheritdoc/>
    public OpenResult Open(in MachineOptions options)
    {
        if (options.Kind == MachineKind.El2)
        {
            return OpenResult.Skip("a bare EL2 machine does not run under KVM");
        }

        if (options.Cpu.Length > 0)
        {
            return OpenResult.Skip($"{options.Cpu} is a core of the reference model alone");
        }

        if (options.MdcrEl2.Mask != 0 || options.HcrEl2.Mask != 0)
        {
            return OpenResult.Skip("MDCR_EL2 and HCR_EL2 of a real kernel cannot be overridden");
        }

        if (MissingFeature(options.Features) is { } missing)
        {
            return OpenResult.Skip(missing);
        }

        _machine?.Dispose();
        _machine = new(_kvm, options.Ram, ClearRam(options.Ram.Size), options.LogsDirtyPages, _layout, _watchdog, _tick);
        return new(_machine, "");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _machine?.Dispose();
        _ram?.Dispose();
        _watchdog.Dispose();
        _kvm.Dispose();
    }

    // One mapping serves all machines: fresh pages for each cost the kernel a tenth of the time.
    private Mapping ClearRam(int size)
    {
        if (_ram is { } ram && ram.Bytes.Length == size)
        {
            ram.Clear();
            return ram;
        }

        _ram?.Dispose();
        return _ram = Mapping.OfGuestRam(size);
    }

    private string? MissingFeature(VcpuFeatures features) =>
        !Has(KvmCapability.SetGuestDebug) ? "this kernel has no KVM_SET_GUEST_DEBUG"
        : (features & VcpuFeatures.El132Bit) != 0 && !Has(KvmCapability.ArmEl132Bit) ? "this core has no AArch32 at EL1"
        : (features & VcpuFeatures.Psci02) != 0 && !Has(KvmCapability.ArmPsci02) ? "this kernel has no PSCI 0.2 for guests"
        : (features & VcpuFeatures.PmuV3) != 0 && !Has(KvmCapability.ArmPmuV3) ? "this core has no PMU for guests"
        : null;

    private bool Has(KvmCapability capability) => _kvm.Must("KVM_CHECK_EXTENSION", KvmIoctl.CheckExtension, (nuint)capability) > 0;
}
