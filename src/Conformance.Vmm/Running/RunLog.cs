using Conformance.Kvm.Exits;

namespace Conformance.Vmm.Running;

/// <summary>How a run came to its end.</summary>
public enum RunOutcome
{
    /// <summary>Nothing has run yet.</summary>
    None,

    /// <summary>The run ended as scenarios end, whatever the kernel did.</summary>
    Completed,

    /// <summary>The host kernel reached BUG().</summary>
    HostBug,

    /// <summary>The run says nothing about a kernel: the scenario or the backend is at fault.</summary>
    Error,
}

/// <summary>What a run returned, in order. It is reused from run to run, so that a run allocates nothing.</summary>
public sealed class RunLog
{
    private ExitRecord[] _records = new ExitRecord[32];
    private int _count;

    /// <summary>The records, oldest first.</summary>
    public ReadOnlySpan<ExitRecord> Records => _records.AsSpan(0, _count);

    /// <summary>How the run ended.</summary>
    public RunOutcome Outcome { get; private set; }

    /// <summary>What went wrong, where <see cref="Outcome"/> is <see cref="RunOutcome.Error"/>.</summary>
    public string Error { get; private set; } = "";

    /// <summary>EL1 registers after the last exit of an AArch64 guest; null for AArch32 guests and after a host BUG.</summary>
    public EndState? End { get; private set; }

    /// <summary>Forgets the run before.</summary>
    public void Clear()
    {
        _count = 0;
        Outcome = RunOutcome.None;
        Error = "";
        End = null;
    }

    /// <summary>Adds a record.</summary>
    public void Add(in ExitRecord record)
    {
        if (_count == _records.Length)
        {
            Array.Resize(ref _records, _count * 2);
        }

        _records[_count++] = record;
    }

    /// <summary>The run is over.</summary>
    public void Finish(RunOutcome outcome, EndState? end, string error = "")
    {
        Outcome = outcome;
        End = end;
        Error = error;
    }
}
