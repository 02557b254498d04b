using Conformance.Suite.Diagnostics;

namespace Conformance.Cli.Output;

/// <summary>Prints the mistakes of input files.</summary>
internal static class Mistakes
{
    /// <summary>Prints all mistakes, and that they stop everything.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Stop(DiagnosticBag bag, TextWriter error)
    {
        if (bag.IsEmpty)
        {
            return false;
        }

        error.Write(bag.Render());
        error.WriteLine($"{Count.Of(bag.Count, "mistake")}; nothing was run and nothing was written");
        return true;
    }
}
