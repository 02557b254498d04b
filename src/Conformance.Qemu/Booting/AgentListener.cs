using Conformance.Vmm.Agents;
using Conformance.Vmm.Wire;

namespace Conformance.Qemu.Booting;

/// <summary>Takes the console apart, line by line: messages of the agent, and what the kernel says beside them.</summary>
/// <param name="scenarios">How many scenarios the agent was given.</param>
public sealed class AgentListener(int scenarios)
{
    private const int LastLinesKept = 12;

    private static readonly string[] SignsOfAFault =
        ["WARNING: ", "BUG: ", "kernel BUG at ", "KASAN: ", "UBSAN: ", "Internal error: ", "Oops", "INFO: rcu", "INFO: task"];

    private readonly RemoteOutcome?[] _outcomes = new RemoteOutcome?[scenarios];
    private readonly List<KernelComplaint> _complaints = [];
    private readonly Queue<string> _lastLines = [];
    private string? _panic;
    private string? _damage;
    private int _running = -1;
    private bool _isComplete;
    private AgentFailed? _failed;

    /// <summary>What the kernel calls itself; null until the agent has spoken.</summary>
    public AgentHello? Hello { get; private set; }

    /// <summary>How KVM runs, where the kernel said so.</summary>
    public string? Mode { get; private set; }

    /// <summary>Whether the kernel has panicked: nothing more comes but its last words.</summary>
    public bool HasPanicked => _panic is not null;

    /// <summary>What came of each scenario so far.</summary>
    public IReadOnlyList<RemoteOutcome?> Outcomes => _outcomes;

    /// <summary>Signs of a fault in the kernel's log since the first scenario.</summary>
    public IReadOnlyList<KernelComplaint> Complaints => _complaints;

    /// <summary>The number of the scenario that is running; -1 before the first.</summary>
    public int Running => _running;

    /// <summary>What the console said last, without messages.</summary>
    public IReadOnlyList<string> LastLines => [.. _lastLines];

    /// <summary>Takes a line of the console.</summary>
    public void Take(string line)
    {
        AgentMessage? message;
        try
        {
            message = MessageLine.Parse(line);
        }
        catch (WireFormatException e)
        {
            _damage ??= e.Message;
            Keep(line);
            return;
        }

        if (message is null)
        {
            TakeText(line);
        }
        else
        {
            Take(message);
        }
    }

    /// <summary>Takes a message.</summary>
    public void Take(AgentMessage message)
    {
        switch (message)
        {
            case AgentHello hello:
                Hello = hello;
                break;
            case ScenarioBegins begins:
                _running = begins.Index;
                break;
            case ScenarioRan ran when ran.Index < scenarios:
                _outcomes[ran.Index] = new(ran.Log, null);
                break;
            case ScenarioSkipped skipped when skipped.Index < scenarios:
                _outcomes[skipped.Index] = new(null, skipped.Reason);
                break;
            case KernelLogged logged:
                TakeText(logged.Text);
                break;
            case AgentFailed failed:
                _failed = failed;
                break;
            case AgentBye:
                _isComplete = true;
                break;
            default:
                _damage ??= "it tells of a scenario that there is not";
                break;
        }
    }

    /// <summary>What went wrong, once the console is closed; null when the agent has finished its work.</summary>
    public BootFailure? FailureAtEnd()
    {
        if (_failed is not null)
        {
            return Failure(_failed.Failure == AgentFailure.NoKvm ? BootFailureKind.NoKvm : BootFailureKind.AgentFailed, _failed.Reason);
        }

        if (_panic is not null)
        {
            return _panic.Contains("Attempted to kill init", StringComparison.Ordinal)
                ? Failure(BootFailureKind.AgentDied, $"the agent died: {_panic}")
                : Failure(BootFailureKind.KernelPanicked, $"the kernel panicked: {_panic}");
        }

        return _damage is not null ? Failure(BootFailureKind.AgentFailed, $"a message of the agent arrived damaged: {_damage}")
            : _isComplete && Array.TrueForAll(_outcomes, outcome => outcome is not null) ? null
            : Failure(BootFailureKind.QemuEnded, $"the machine was gone before the agent {(Hello is null ? "spoke" : "was done")}");
    }

    /// <summary>A failure with what was seen last.</summary>
    public BootFailure Failure(BootFailureKind kind, string message) => new(kind, message, LastLines);

    private void TakeText(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        Keep(line.TrimEnd());
        int panic = line.IndexOf("Kernel panic - not syncing: ", StringComparison.Ordinal);
        if (panic >= 0)
        {
            _panic ??= line[panic..].TrimEnd();
        }

        Mode ??= ModeOf(line);
        if (_running >= 0 && SignsOfAFault.Any(sign => line.Contains(sign, StringComparison.Ordinal)))
        {
            _complaints.Add(new(_running, line.TrimEnd()));
        }
    }

    private void Keep(string line)
    {
        _lastLines.Enqueue(line);
        if (_lastLines.Count > LastLinesKept)
        {
            _lastLines.Dequeue();
        }
    }

    private static string? ModeOf(string line) =>
        !line.Contains("kvm [", StringComparison.Ordinal) || !line.Contains("initialized successfully", StringComparison.Ordinal) ? null
        : line.Contains("Protected", StringComparison.Ordinal) ? "protected"
        : line.Contains(": VHE mode", StringComparison.Ordinal) ? "vhe"
        : "nvhe";
}
