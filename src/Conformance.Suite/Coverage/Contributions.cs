using Conformance.Kvm.Machines;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Coverage.Traps;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Coverage;

/// <summary>
/// What each scenario file adds to the suite, as keys that may be anything with value equality: a cell, a kill, a row of a
/// requirement. A file is redundant when other files have all of its keys.
/// </summary>
public sealed class Contributions
{
    private readonly SortedDictionary<string, HashSet<object>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> _owners = [];
    private readonly HashSet<string> _isKvm;

    /// <summary>Starts with scenarios that add nothing.</summary>
    public Contributions(IReadOnlyList<LoadedScenario> scenarios)
    {
        _isKvm = [.. scenarios.Where(scenario => scenario.Compiled.Machine == MachineKind.Kvm).Select(scenario => scenario.Listing.SpecId)];
        foreach (LoadedScenario scenario in scenarios)
        {
            _keys.TryAdd(scenario.Listing.SpecId, []);
        }
    }

    /// <summary>A scenario adds something; its variants count for the file.</summary>
    /// <exception cref="KeyNotFoundException">The scenario is none of those at the start.</exception>
    public void Add(LoadedScenario scenario, object key)
    {
        if (_keys[scenario.Listing.SpecId].Add(key))
        {
            _owners[key] = _owners.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Every cell of the matrix of traps that a scenario hits.</summary>
    public void Add(IReadOnlyList<ScenarioCells> cells)
    {
        foreach (ScenarioCells scenario in cells)
        {
            for (int i = 0; i < scenario.Cells.Exceptions.Count; i++)
            {
                if (scenario.Cells.Exceptions[i])
                {
                    Add(scenario.Scenario, ExceptionCell.All[i]);
                }
            }

            for (int i = 0; i < scenario.Cells.Accesses.Count; i++)
            {
                if (scenario.Cells.Accesses[i])
                {
                    Add(scenario.Scenario, AccessCell.All[i]);
                }
            }
        }
    }

    /// <summary>Every way in which a scenario sees a flipped switch.</summary>
    public void Add(IReadOnlyList<FlipKills> kills)
    {
        foreach (FlipKills row in kills)
        {
            foreach (Kill kill in row.Kills)
            {
                Add(kill.Scenario, row.SignatureOf(kill));
            }
        }
    }

    /// <summary>
    /// The ids of files for KVM without which nothing is lost, each taken away by itself. Those for a bare core are about the
    /// architecture and need not differ for a debugger; what they have counts nevertheless.
    /// </summary>
    public IReadOnlyList<string> Redundant() =>
        [.. _keys.Where(file => _isKvm.Contains(file.Key) && file.Value.All(key => _owners[key] > 1)).Select(file => file.Key)];
}
