using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Rules;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Goldens;

namespace Conformance.Suite.Explaining;

/// <summary>Tells a run in words: entries to the guest, decisions with their rules and sources, entries to EL2, changes of registers.</summary>
/// <param name="addresses">Labels.</param>
/// <param name="profile">The kernel; null on a bare core.</param>
public sealed class NarrativeText(AddressText addresses, Profile? profile)
{
    private readonly Dictionary<OneReg, ulong> _registers = [];
    private HashSet<int> _setUp = [];

    /// <summary>The lines of what happened before one return from KVM_RUN.</summary>
    /// <param name="entries">The entries, oldest first.</param>
    public IEnumerable<string> Before(IEnumerable<NarrativeEntry> entries)
    {
        List<string> waiting = [];
        HashSet<int> now = [];
        foreach (NarrativeEntry entry in entries)
        {
            switch (entry)
            {
                // What KVM sets up for an entry comes before it, and is told where it is not what it was the last time.
                case HypervisorDecision { Rule: <= (int)KvmRuleId.GuestMdscr } setUp:
                    now.Add(setUp.Rule);
                    if (!_setUp.Contains(setUp.Rule))
                    {
                        waiting.Add($"  kvm    {Words((KvmRuleId)setUp.Rule)}");
                    }

                    break;
                case GuestEntry guest:
                    yield return $"enter  {addresses.Of(guest.Pc)}  pstate=0x{guest.Pstate:x} ({PstateText.Describe(guest.Pstate)})"
                        + $"  mdcr_el2=0x{guest.MdcrEl2:x} ({MdcrEl2.Layout.Describe(guest.MdcrEl2)})  mdscr_el1=0x{guest.MdscrEl1:x}";
                    foreach (string line in waiting)
                    {
                        yield return line;
                    }

                    waiting.Clear();
                    _setUp = now;
                    now = [];
                    break;
                case HypervisorDecision decision:
                    yield return $"  kvm    {Words((KvmRuleId)decision.Rule)}";
                    break;
                case CoreDecision decision:
                    Rule rule = RuleTable.Find((RuleId)decision.Rule);
                    yield return $"  core   {addresses.NameOf(decision.Pc) ?? $"0x{decision.Pc:x}"}: {rule.Sentence} [{rule.Source}]";
                    break;
                case TrapTaken { Trap: var trap }:
                    yield return $"  EL2    pc={addresses.Of(trap.Elr)}  EC 0x{(int)Esr.ClassOf(trap.Esr):x2}  esr=0x{trap.Esr:x} {SyndromeText.Describe(trap.Esr)}{Far(trap)}";
                    break;
                case LeftToUserspace left:
                    foreach (string line in Changes(left))
                    {
                        yield return line;
                    }

                    break;
            }
        }

        foreach (string line in waiting)
        {
            yield return line;
        }
    }

    private static string Far(in TrapLogEntry trap) =>
        Esr.ClassOf(trap.Esr) is ExceptionClass.InstructionAbortLower or ExceptionClass.DataAbortLower or ExceptionClass.WatchpointLower
            ? $"  far=0x{trap.Far:x}"
            : "";

    // The rule, and the value that the switch has which decides it.
    private string Words(KvmRuleId id)
    {
        KvmRule rule = KvmRuleTable.Find(id);
        if (rule.Switch is not { } key || profile is null)
        {
            return $"{rule.Sentence} [{rule.Source}]";
        }

        SwitchValue value = key.Values[profile.IndexOf(key)];
        return $"{rule.Sentence} [{rule.Source}; {key.Name}={value.Name}: {value.Meaning}; {value.Source}]";
    }

    private IEnumerable<string> Changes(LeftToUserspace left)
    {
        List<string> changes = [];
        foreach ((OneReg register, ulong value) in left.Registers)
        {
            // What the first exit shows is not told against anything: registers begin with the scenario's values.
            bool isKnown = _registers.TryGetValue(register, out ulong before);
            _registers[register] = value;
            if (isKnown && before != value && EndRegisters.All.FirstOrDefault(known => known.Register == register) is { } named)
            {
                changes.Add($"{named.Name} 0x{before:x} -> 0x{value:x}");
            }
        }

        return changes.Count == 0 ? [] : [$"  regs   {string.Join(", ", changes)}"];
    }
}
