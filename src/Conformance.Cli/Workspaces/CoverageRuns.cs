using Conformance.Arm.Cpus;
using Conformance.Kvm.Machines;
using Conformance.Suite.Coverage;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Coverage.Traps;
using Conformance.Suite.Running;

namespace Conformance.Cli.Workspaces;

/// <summary>Runs all scenarios of a workspace for what they show together.</summary>
public static class CoverageRuns
{
    private static CpuModel Cpu => CpuModels.All[0];

    /// <summary>What every flip of a switch changes.</summary>
    public static SwitchReport Switches(Workspace workspace) => new(Kills(workspace), workspace.Scenarios);

    /// <summary>The matrix of traps.</summary>
    public static TrapReport Traps(Workspace workspace) => new(Cells(workspace), Cpu);

    /// <summary>What each scenario file adds.</summary>
    public static Contributions Contributions(Workspace workspace)
    {
        Contributions contributions = new(workspace.Scenarios);
        contributions.Add(Cells(workspace));
        contributions.Add(Kills(workspace));
        return contributions;
    }

    private static IReadOnlyList<FlipKills> Kills(Workspace workspace) => new SwitchKills(Backend).Find(workspace.Profiles, workspace.Scenarios);

    private static IReadOnlyList<ScenarioCells> Cells(Workspace workspace) => new TrapCoverage(Backend, Cpu).Find(workspace.Scenarios, workspace.Subjects);

    private static IBackend Backend(Subject subject) => ReferenceBackends.ForMany(subject, Cpu);
}
