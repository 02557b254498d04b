namespace Conformance.Kvm.Machines;

/// <summary>One entry to EL2: the registers that the hypervisor finds there.</summary>
/// <param name="Exit">The exit to userspace that this entry came before, counted from 0.</param>
/// <param name="Esr">ESR_EL2.</param>
/// <param name="Elr">ELR_EL2.</param>
/// <param name="Far">FAR_EL2.</param>
/// <param name="Hpfar">HPFAR_EL2.</param>
/// <param name="Spsr">SPSR_EL2.</param>
public readonly record struct TrapLogEntry(int Exit, ulong Esr, ulong Elr, ulong Far, ulong Hpfar, ulong Spsr);

/// <summary>Every entry to EL2 of a run, in order.</summary>
public sealed class TrapLog
{
    private readonly List<TrapLogEntry> _entries = [];
    private int _exit;

    /// <summary>The entries, oldest first.</summary>
    public IReadOnlyList<TrapLogEntry> Entries => _entries;

    /// <summary>Notes an entry to EL2.</summary>
    public void Add(ulong esr, ulong elr, ulong far, ulong hpfar, ulong spsr) =>
        _entries.Add(new(_exit, esr, elr, far, hpfar, spsr));

    /// <summary>KVM_RUN came back: later entries belong to the next exit.</summary>
    public void NextExit() => _exit++;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _entries.Clear();
        _exit = 0;
    }
}
