using Conformance.Kvm.Uapi;

namespace Conformance.Kvm.Machines;

/// <summary>Something that happened in a run, or that was decided. Rules are told by number: tables elsewhere have their words.</summary>
/// <param name="Exit">The return from KVM_RUN that it came before, counted from 0.</param>
public abstract record NarrativeEntry(int Exit);

/// <summary>EL2 enters the guest.</summary>
/// <param name="Exit">The return from KVM_RUN that it came before.</param>
/// <param name="Pc">pc.</param>
/// <param name="Pstate">SPSR_EL2.</param>
/// <param name="MdcrEl2">MDCR_EL2.</param>
/// <param name="MdscrEl1">MDSCR_EL1.</param>
public sealed record GuestEntry(int Exit, ulong Pc, ulong Pstate, ulong MdcrEl2, ulong MdscrEl1) : NarrativeEntry(Exit);

/// <summary>The core decided something by a rule of the architecture.</summary>
/// <param name="Exit">The return from KVM_RUN that it came before.</param>
/// <param name="Rule">The number of the rule.</param>
/// <param name="Pc">pc when it was decided.</param>
public sealed record CoreDecision(int Exit, int Rule, ulong Pc) : NarrativeEntry(Exit);

/// <summary>An entry to EL2.</summary>
/// <param name="Exit">The return from KVM_RUN that it came before.</param>
/// <param name="Trap">The registers that EL2 finds.</param>
public sealed record TrapTaken(int Exit, TrapLogEntry Trap) : NarrativeEntry(Exit);

/// <summary>The hypervisor decided something by a rule of its own.</summary>
/// <param name="Exit">The return from KVM_RUN that it came before.</param>
/// <param name="Rule">The number of the rule.</param>
public sealed record HypervisorDecision(int Exit, int Rule) : NarrativeEntry(Exit);

/// <summary>KVM_RUN came back.</summary>
/// <param name="Exit">Which time, from 0.</param>
/// <param name="Registers">Registers and their values, as userspace reads them then.</param>
public sealed record LeftToUserspace(int Exit, IReadOnlyList<(OneReg Register, ulong Value)> Registers) : NarrativeEntry(Exit);

/// <summary>Why a run went as it did, step by step; kept only when somebody asks.</summary>
public sealed class RunNarrative
{
    // A guest that runs on for ever would fill the memory with the same decisions.
    private const int MostEntries = 20_000;

    private readonly List<NarrativeEntry> _entries = [];
    private int _exit;

    /// <summary>The entries, oldest first.</summary>
    public IReadOnlyList<NarrativeEntry> Entries => _entries;

    /// <summary>Whether entries were left out because there were too many.</summary>
    public bool IsCut { get; private set; }

    /// <summary>EL2 enters the guest.</summary>
    public void Entered(ulong pc, ulong pstate, ulong mdcrEl2, ulong mdscrEl1) => Add(new GuestEntry(_exit, pc, pstate, mdcrEl2, mdscrEl1));

    /// <summary>The core decided something.</summary>
    public void CoreDecided(int rule, ulong pc) => Add(new CoreDecision(_exit, rule, pc));

    /// <summary>An exception was taken to EL2.</summary>
    public void Trapped(ulong esr, ulong elr, ulong far, ulong hpfar, ulong spsr) => Add(new TrapTaken(_exit, new(_exit, esr, elr, far, hpfar, spsr)));

    /// <summary>The hypervisor decided something.</summary>
    public void HypervisorDecided(int rule) => Add(new HypervisorDecision(_exit, rule));

    /// <summary>KVM_RUN came back: later entries belong to the next time.</summary>
    public void Left(IReadOnlyList<(OneReg Register, ulong Value)> registers)
    {
        Add(new LeftToUserspace(_exit, registers));
        _exit++;
    }

    private void Add(NarrativeEntry entry)
    {
        if (_entries.Count < MostEntries || entry is LeftToUserspace)
        {
            _entries.Add(entry);
        }
        else
        {
            IsCut = true;
        }
    }
}
