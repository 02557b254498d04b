using System.Diagnostics;
using Conformance.Qemu.Processes;

namespace Conformance.Qemu.Booting;

/// <summary>A QEMU that runs; it is gone when this is disposed of.</summary>
internal sealed class QemuProcess : IDisposable
{
    // What QEMU says when it gets SIGINT, SIGTERM or SIGHUP.
    private const string EndedBySignal = "terminating on signal";

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private QemuProcess(Process process)
    {
        _process = process;
        _complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>What the machine sends.</summary>
    public StreamReader Console => _process.StandardOutput;

    /// <summary>Starts it.</summary>
    /// <exception cref="EnvironmentException">It is missing.</exception>
    public static QemuProcess Start((Tool Program, IReadOnlyList<string> Arguments) command)
    {
        // Without setpriv, a QEMU that is missing would be told as what setpriv says of it.
        _ = QemuCommand.Version();
        return new(command.Program.Start(command.Arguments));
    }

    /// <summary>Waits for its end after the console was closed.</summary>
    /// <param name="stop">Whether somebody asked to stop.</param>
    public QemuEnding WaitForEnd(CancellationToken stop)
    {
        _process.WaitForExit();

        // Ctrl-C reaches QEMU by itself, and may end it before anybody here is told.
        bool isInterrupted = stop.IsCancellationRequested || _complaints.Result.Contains(EndedBySignal, StringComparison.Ordinal);
        return new(_process.ExitCode, isInterrupted, [.. _complaints.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is killed when QEMU has ended by itself.
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}

/// <summary>How QEMU ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="IsInterrupted">Whether somebody asked it to stop.</param>
/// <param name="Complaints">The last lines of its standard error.</param>
internal sealed record QemuEnding(int ExitCode, bool IsInterrupted, IReadOnlyList<string> Complaints)
{
    /// <summary>A failure of the machine, with what QEMU has to say about it.</summary>
    /// <param name="failure">What was seen from the outside.</param>
    /// <param name="hasSpoken">Whether the machine ever did what it was started for.</param>
    /// <param name="otherwise">What a machine means that ended without a word of QEMU's.</param>
    public BootFailure Explain(BootFailure failure, bool hasSpoken, string otherwise) =>
        failure.Kind != BootFailureKind.QemuEnded ? failure
        : ExitCode != 0 && !hasSpoken && Complaints.Count > 0
            ? new(BootFailureKind.QemuFailed, $"QEMU failed: {Complaints[^1]}", [.. failure.LastLines, .. Complaints])
        : failure with
        {
            Message = $"{failure.Message}: {(ExitCode != 0 ? $"QEMU was killed or failed with exit code {ExitCode}" : otherwise)}",
            LastLines = [.. failure.LastLines, .. Complaints],
        };
}
