using Conformance.Suite.Goldens;

namespace Conformance.Cli.Output;

/// <summary>A commit message for goldens that were accepted, ready to be taken over.</summary>
internal static class CommitMessage
{
    /// <summary>Prints the message, indented.</summary>
    public static void Write(IReadOnlyList<string> accepted, string[] profiles, PartialAcceptance? partial, string reason, TextWriter output)
    {
        string what = accepted.Count == 1 ? accepted[0] : Count.Of(accepted.Count, "scenario");
        string under = profiles.Length == 0 ? "" : $" under {string.Join(", ", profiles)}";
        string line = partial is null ? "" : partial.Field is null ? $", line {partial.Line}" : $", {partial.Field} in line {partial.Line}";
        output.WriteLine("for the commit message:");
        output.WriteLine();
        output.WriteLine($"    Accept what {what} does{under}{line}");
        output.WriteLine();
        output.WriteLine($"    {reason}");
        output.WriteLine();
        foreach (string golden in accepted)
        {
            output.WriteLine($"    {GoldenStore.NameOf(golden)}");
        }

        output.WriteLine();
    }
}
