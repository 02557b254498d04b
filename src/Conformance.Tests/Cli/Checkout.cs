using System.Diagnostics;
using Conformance.Tests.Traces;

namespace Conformance.Tests.Cli;

/// <summary>A copy of the checkout's data in a folder of its own, and the real executable run on it.</summary>
internal sealed class Checkout : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Checkout()
    {
        foreach (string part in new[] { "specs", "traces", "golden" })
        {
            Copy(Path.Combine(CommittedTraces.Root, part), Path.Combine(Root, part));
        }
    }

    public string Root => _folder.Root;

    /// <summary>The number of profiles: a scenario of machine kvm runs under each.</summary>
    public int Profiles => Directory.GetFiles(At("specs/profiles")).Length;

    public string At(string path) => Path.Combine(Root, path);

    public void Edit(string path, string old, string replacement)
    {
        string text = File.ReadAllText(At(path));
        Xunit.Assert.Contains(old, text);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(At(path), text[..at] + replacement + text[(at + old.Length)..]);
    }

    /// <summary>Runs the executable; standard input is closed and CI is not set unless asked for.</summary>
    public Result Run(params string[] args) => Run(args, isCi: false);

    public Result Run(string[] args, bool isCi)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "conformance.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Root,
        };
        start.Environment["CONFORMANCE_ROOT"] = Root;
        start.Environment["CI"] = isCi ? "true" : "";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    public void Dispose() => _folder.Dispose();

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            if (!file.Contains(".received.", StringComparison.Ordinal))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
    }
}
