using System.ComponentModel;
using System.Diagnostics;

namespace Conformance.Qemu.Processes;

/// <summary>What a tool printed.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The last lines of what it complained about.</summary>
    public string LastErrorLines => string.Join('\n', Error.TrimEnd().Split('\n').TakeLast(5));
}

/// <summary>A program of this machine that is run to its end.</summary>
/// <param name="Name">Its name on the search path.</param>
/// <param name="Package">What to install when it is missing, in words.</param>
public sealed record Tool(string Name, string Package)
{
    /// <summary>Where the search path has it; null when it is missing.</summary>
    public string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it, and waits.</summary>
    /// <exception cref="EnvironmentException">It is missing.</exception>
    public ToolResult Run(IEnumerable<string> arguments, string? folder = null)
    {
        using Process process = Start(arguments, folder);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error);
    }

    /// <summary>Runs it, and waits for it to succeed.</summary>
    /// <exception cref="EnvironmentException">It is missing, or it failed.</exception>
    public ToolResult Must(IEnumerable<string> arguments, string? folder = null)
    {
        ToolResult result = Run(arguments, folder);
        return result.ExitCode == 0 ? result : throw new EnvironmentException($"{Name} failed:\n{result.LastErrorLines}");
    }

    /// <summary>Starts it with its output redirected.</summary>
    /// <exception cref="EnvironmentException">It is missing.</exception>
    public Process Start(IEnumerable<string> arguments, string? folder = null)
    {
        ProcessStartInfo start = new(Name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new EnvironmentException($"{Name} is missing; install {Package}", e);
        }
    }
}
