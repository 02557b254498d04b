namespace Conformance.Model.Machines;

/// <summary>What takes the place of the VMM's watchdog timer in the reference backends.</summary>
public static class Watchdog
{
    /// <summary>Instructions and exceptions that a KVM_RUN may use up unless a backend is told otherwise.</summary>
    public const long DefaultBudget = 1_000_000;
}
