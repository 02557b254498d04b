using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Qemu.Monitor;

/// <summary>
/// A scenario that the monitor has run, behind the interface of a machine: each KVM_RUN returns the next of its frames. What the
/// VMM makes of an entry to EL2 is said in one place for every backend.
/// </summary>
/// <param name="exits">Rows, and the end of the watchdog's patience, in their order.</param>
/// <param name="end">The registers at the end.</param>
internal sealed class ReportedMachine(IReadOnlyList<MonitorFrame> exits, MonitorFrame end) : IMachine, IVcpu
{
    private KvmRun _run;
    private int _next;
    private MonitorFrame _last;

    /// <summary>Whether the VMM has seen every exit; the monitor and it otherwise disagree about the end.</summary>
    public bool IsSpent => _next == exits.Count;

    /// <inheritdoc/>
    public IVcpu Vcpu => this;

    /// <inheritdoc/>
    public DebugExitLayout DebugExitLayout => DebugExitLayout.None;

    /// <inheritdoc/>
    public MachineFate Fate { get; private set; } = MachineFate.Alive;

    /// <inheritdoc/>
    public ulong? MdcrEl2 => null;

    /// <inheritdoc/>
    public ref KvmRun Run => ref _run;

    /// <inheritdoc/>
    public ReadOnlySpan<OneReg> RegList => [];

    /// <inheritdoc/>
    public KvmResult Init(VcpuFeatures features) => KvmResult.Ok;

    // The monitor has set the registers before the first exit.
    /// <inheritdoc/>
    public KvmResult SetOneReg(OneReg register, ulong value) => KvmResult.Ok;

    /// <inheritdoc/>
    public KvmResult GetOneReg(OneReg register, out ulong value)
    {
        ulong? found =
            register == OneReg.Pc ? _last.B
            : register == OneReg.Pstate ? _last.C
            : register == OneReg.X(0) ? _last.E
            : register == OneReg.EsrEl1 ? end.A
            : register == OneReg.ElrEl1 ? end.B
            : register == OneReg.SpsrEl1 ? end.C
            : register == OneReg.FarEl1 ? end.D
            : register == OneReg.MdscrEl1 ? end.E
            : null;
        value = found ?? 0;
        return found is null ? new(Errno.ENOENT) : KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult Enter()
    {
        if (IsSpent)
        {
            Fate = new(FateKind.BeyondBackend, $"the monitor ended the scenario after {exits.Count} entries to EL2, where it goes on");
            return KvmResult.Ok;
        }

        _last = exits[_next++];
        if (_last.Kind == FrameKind.Interrupted)
        {
            _run.ExitReason = ExitReason.Intr;
            return new(Errno.EINTR);
        }

        _run.ExitReason = ExitReason.Exception;
        _run.DebugHsr = (uint)_last.A;
        _run.DebugFar = _last.D;
        return KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult SetGuestDebug(in GuestDebug debug) => new(Errno.EINVAL);

    /// <inheritdoc/>
    public KvmResult GetEvents(out VcpuEvents events)
    {
        events = default;
        return new(Errno.EINVAL);
    }

    /// <inheritdoc/>
    public KvmResult SetEvents(in VcpuEvents events) => new(Errno.EINVAL);

    // The RAM is in QEMU.
    /// <inheritdoc/>
    public void ReadRam(ulong address, Span<byte> destination) => destination.Clear();

    /// <inheritdoc/>
    public void WriteRam(ulong address, ReadOnlySpan<byte> source)
    {
    }

    /// <inheritdoc/>
    public ulong FingerprintRam() => 0;

    /// <inheritdoc/>
    public void RecreateVcpu()
    {
    }
}
