using System.Diagnostics;

namespace Conformance.Benchmarks;

/// <summary>The suite as its users start it.</summary>
/// <param name="root">The top of the checkout.</param>
internal sealed class SuiteProcess(string root)
{
    /// <summary>Runs it to its verdict.</summary>
    /// <exception cref="InvalidOperationException">Something was not as expected: what that took is no figure.</exception>
    public void Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Path.Combine(root, "run-tests.sh"), arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }
}
