using System.Diagnostics;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>A program of binutils-aarch64-linux-gnu, the independent reference for syntax and encodings.</summary>
internal sealed class GnuTool(string name)
{
    private readonly string? _path = Find($"aarch64-linux-gnu-{name}");

    /// <summary>Runs it and passes on each line of its output; skips the test when it is not installed.</summary>
    public void Run(IEnumerable<string> arguments, Action<string> line)
    {
        if (_path is null)
        {
            Xunit.Assert.Skip($"aarch64-linux-gnu-{name} is not installed; install binutils-aarch64-linux-gnu");
        }

        ProcessStartInfo start = new(_path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;

        // Both pipes are drained at once; a full one would stop the tool for ever.
        Task<string> errors = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } text)
        {
            line(text);
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} failed: {errors.Result}");
        }
    }

    private static string? Find(string file) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
}
