using Conformance.Arm.Assembly;
using Conformance.Suite.Specs.Binding;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Lists a program statement by statement with its labels and source lines.</summary>
internal static class ProgramListing
{
    /// <summary>The statements in address order.</summary>
    public static IReadOnlyList<ListedStatement> Of(CodeText code, AssembledProgram program)
    {
        string[] lines = code.Text.Split('\n');
        List<ListedStatement> listed = new(program.Statements.Count);
        foreach (AssembledStatement statement in program.Statements)
        {
            int offset = (int)(statement.Address - program.Origin);
            listed.Add(new(
                statement.Address,
                program.Bytes.AsMemory(offset, statement.Length),
                LabelsOn(program.Labels, statement.Address),
                statement.Line >= 1 && statement.Line <= lines.Length ? lines[statement.Line - 1].Trim() : "",
                statement.IsInstruction));
        }

        return listed;
    }

    private static string LabelsOn(IReadOnlyDictionary<string, ulong> labels, ulong address)
    {
        List<string>? names = null;
        foreach ((string name, ulong at) in labels)
        {
            if (at == address)
            {
                (names ??= []).Add(name);
            }
        }

        // A dictionary promises no order, and goldens must not change with it.
        names?.Sort(StringComparer.Ordinal);
        return names is null ? "" : string.Join(' ', names);
    }
}
