using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Running;

namespace Conformance.Suite.Fuzzing;

/// <summary>Runs that the VMM's watchdog ended: the guest blocked, or ran on for ever.</summary>
internal static class EndlessRun
{
    /// <summary>Whether it is one. An interrupt that the script asked for does not end a run.</summary>
    public static bool Is(RunLog log) =>
        log.Records.Length > 0 && log.Records[^1] is { Kind: RecordKind.Exit, Errno: Errno.EINTR };

    /// <summary>The run without the exit that the watchdog forced, and without the state that it left.</summary>
    public static RunLog WithoutEnd(RunLog log)
    {
        RunLog shorter = new();
        foreach (ExitRecord record in log.Records[..^1])
        {
            shorter.Add(record);
        }

        shorter.Finish(log.Outcome, null);
        return shorter;
    }
}
