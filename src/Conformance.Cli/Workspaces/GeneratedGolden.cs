using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Cpus;
using Conformance.Arm.Instructions;
using Conformance.Kvm.Machines;
using Conformance.Suite.Coverage;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Coverage.Traps;
using Conformance.Suite.Running;

namespace Conformance.Cli.Workspaces;

/// <summary>A golden that belongs to no scenario: it is made of tables, or of the runs of all scenarios.</summary>
/// <param name="Name">The name in golden/ and for accept.</param>
/// <param name="Compose">Its text.</param>
public sealed record GeneratedGolden(string Name, Func<Workspace, string> Compose)
{
    /// <summary>The name of the matrix of traps.</summary>
    public const string CoverageName = "coverage";

    /// <summary>The name of what flipped switches change.</summary>
    public const string SwitchesName = "switches";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GeneratedGolden> All { get; } =
    [
        new("mnemonics", _ => Mnemonics()),
        new(CoverageName, workspace => Traps(workspace).Write()),
        new(SwitchesName, workspace => Switches(workspace).Write()),
    ];

    /// <summary>The golden with that name, or null.</summary>
    public static GeneratedGolden? Find(string name) => All.FirstOrDefault(golden => golden.Name == name);

    /// <summary>What every flip of a switch changes.</summary>
    public static SwitchReport Switches(Workspace workspace) =>
        new(Kills(workspace), workspace.Scenarios);

    /// <summary>What each scenario file adds that no other one does.</summary>
    public static Contributions Contributions(Workspace workspace)
    {
        Contributions contributions = new(workspace.Scenarios);
        contributions.Add(Cells(workspace));
        contributions.Add(Kills(workspace));
        return contributions;
    }

    /// <summary>The matrix of traps.</summary>
    public static TrapReport Traps(Workspace workspace) => new(Cells(workspace), Cpu);

    private static IReadOnlyList<FlipKills> Kills(Workspace workspace) => new SwitchKills(Backend).Find(workspace.Profiles, workspace.Scenarios);

    private static IReadOnlyList<ScenarioCells> Cells(Workspace workspace) =>
        new TrapCoverage(Backend, Cpu).Find(workspace.Scenarios, workspace.Subjects);

    private static CpuModel Cpu => CpuModels.All[0];

    private static IBackend Backend(Subject subject) => ReferenceBackends.ForMany(subject, Cpu);

    private static string Mnemonics()
    {
        InstructionSet set = A64InstructionSet.Instance;
        StringBuilder text = new();
        foreach (string mnemonic in set.Mnemonics.Order(StringComparer.Ordinal))
        {
            text.Append(mnemonic).Append(' ').Append(set.FormsOf(mnemonic).Count).Append('\n');
        }

        return text.ToString();
    }
}
