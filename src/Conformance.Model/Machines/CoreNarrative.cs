using Conformance.Arm.Execution;
using Conformance.Arm.Rules;
using Conformance.Kvm.Machines;

namespace Conformance.Model.Machines;

/// <summary>Hands what a core has decided on to a narrative.</summary>
internal static class CoreNarrative
{
    /// <summary>Where the core notes its decisions; null when nobody asks.</summary>
    public static DecisionLog? LogFor(RunNarrative? narrative) => narrative is null ? null : new();

    /// <summary>The core has stopped: its decisions since it was entered, and the entry to EL2 if that is why.</summary>
    public static void Stopped(Cpu cpu, RunNarrative narrative, CpuStop stop)
    {
        foreach ((ulong pc, RuleId rule) in cpu.Decisions?.Entries ?? [])
        {
            narrative.CoreDecided((int)rule, pc);
        }

        cpu.Decisions?.Clear();
        if (stop == CpuStop.El2)
        {
            El2Entry entry = cpu.Entry;
            narrative.Trapped(entry.Esr, entry.Elr, entry.Far, entry.Hpfar, entry.Spsr);
        }
    }
}
