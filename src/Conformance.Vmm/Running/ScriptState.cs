using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Vmm.Running;

/// <summary>How far a scenario's script has come: MMIO answers given and exits counted.</summary>
internal sealed class ScriptState
{
    private readonly WhenCounter _exits = new();
    private readonly List<VmmAction> _due = [];
    private CompiledScenario _scenario = null!;
    private int _mmioReads;

    public void Start(CompiledScenario scenario)
    {
        _scenario = scenario;
        _mmioReads = 0;
        _exits.Restart();
    }

    public bool TryTakeMmioRead(out ulong value)
    {
        bool has = _mmioReads < _scenario.MmioReads.Count;
        value = has ? _scenario.MmioReads[_mmioReads++] : 0;
        return has;
    }

    /// <summary>Counts an exit and gives what the script does at it, in the order of the script.</summary>
    public List<VmmAction> ActionsAt(in ExitRecord record)
    {
        _due.Clear();
        if (_scenario.When.Count == 0)
        {
            return _due;
        }

        WhenEvent? kind = record.IsSuccess ? WhenRule.EventOf(record.ExitReason, record.MmioIsWrite) : null;
        foreach (WhenRule rule in _scenario.When)
        {
            if (_exits.IsDue(rule, kind))
            {
                _due.AddRange(rule.Actions);
            }
        }

        _exits.Count(kind);
        return _due;
    }
}
