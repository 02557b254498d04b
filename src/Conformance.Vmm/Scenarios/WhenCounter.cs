namespace Conformance.Vmm.Scenarios;

/// <summary>Counts the exits of one run by what rules of a script can wait for, and tells which rules the next exit meets.</summary>
public sealed class WhenCounter
{
    private readonly int[] _seen = new int[Enum.GetValues<WhenEvent>().Length];

    /// <summary>Begins a run: no exit has been counted.</summary>
    public void Restart() => Array.Clear(_seen);

    /// <summary>Whether the exit that is counted next meets a rule.</summary>
    /// <param name="rule">A rule of the script.</param>
    /// <param name="kind">What the exit is, from <see cref="WhenRule.EventOf"/>; nothing where it is of no kind that a rule can name.</param>
    public bool IsDue(WhenRule rule, WhenEvent? kind) => (rule.On == WhenEvent.Any || rule.On == kind) && rule.Nth == _seen[(int)rule.On];

    /// <summary>Counts an exit of that kind.</summary>
    public void Count(WhenEvent? kind)
    {
        _seen[(int)WhenEvent.Any]++;
        if (kind is { } counted)
        {
            _seen[(int)counted]++;
        }
    }
}
