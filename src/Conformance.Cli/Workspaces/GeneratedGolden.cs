using System.Text;
using Conformance.Arm.A32;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Conformance.Arm.T32;

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
        new(CoverageName, workspace => CoverageRuns.Traps(workspace).Write()),
        new(SwitchesName, workspace => CoverageRuns.Switches(workspace).Write()),
    ];

    /// <summary>The golden with that name, or null.</summary>
    public static GeneratedGolden? Find(string name) => All.FirstOrDefault(golden => golden.Name == name);

    private static string Mnemonics()
    {
        StringBuilder text = new();
        foreach (InstructionSet set in (InstructionSet[])[A64InstructionSet.Instance, A32InstructionSet.Instance, T32InstructionSet.Instance])
        {
            foreach (string mnemonic in set.Mnemonics.Order(StringComparer.Ordinal))
            {
                text.Append(set.Name).Append(' ').Append(mnemonic).Append(' ').Append(set.FormsOf(mnemonic).Count).Append('\n');
            }
        }

        return text.ToString();
    }
}
