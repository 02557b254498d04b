using System.Diagnostics;
using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>A program of GNU binutils for the architecture of an instruction set, the independent reference for syntax and encodings.</summary>
internal sealed class GnuTool(InstructionSet instructionSet, string name)
{
    private readonly string _target = instructionSet.Format == EncodingFormat.A64 ? "aarch64-linux-gnu" : "arm-linux-gnueabihf";

    /// <summary>Runs it and passes on each line of its output; skips the test when it is not installed.</summary>
    public void Run(IEnumerable<string> arguments, Action<string> line)
    {
        if (!TryRun(arguments, line, out string errors))
        {
            throw new InvalidOperationException($"{name} failed: {errors}");
        }
    }

    /// <summary>Runs it and tells whether it succeeded, with what it wrote about errors.</summary>
    public bool TryRun(IEnumerable<string> arguments, Action<string> line, out string errors)
    {
        errors = "";
        if (Find($"{_target}-{name}") is not { } path)
        {
            Xunit.Assert.Skip($"{_target}-{name} is not installed; install binutils-{_target}");
            return false;
        }

        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;

        // Both pipes are drained at once; a full one would stop the tool for ever.
        Task<string> reading = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } text)
        {
            line(text);
        }

        process.WaitForExit();
        errors = reading.Result;
        return process.ExitCode == 0;
    }

    private static string? Find(string file) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
}
