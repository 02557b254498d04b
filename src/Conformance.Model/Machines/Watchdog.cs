namespace Conformance.Model.Machines;

/// <summary>What takes the place of the VMM's watchdog timer in the reference backends.</summary>
public static class Watchdog
{
    /// <summary>Instructions and exceptions that a KVM_RUN may use up, <see cref="EntryCost"/> included, unless a backend is told otherwise.</summary>
    public const long DefaultBudget = 1_000_000;

    /// <summary>
    /// Units of the budget that a guest entry uses up besides what the guest executes. A round through EL2 costs as much time as
    /// that many instructions: without it a guest that traps for ever would take a second to be interrupted.
    /// </summary>
    public const long EntryCost = 20;

    /// <summary>
    /// Enough for every guest that comes to an end, for runs by the hundred thousand: a flipped switch makes many a guest trap for
    /// ever, and a million traps take a second.
    /// </summary>
    public const long ShortBudget = 4_000;
}
