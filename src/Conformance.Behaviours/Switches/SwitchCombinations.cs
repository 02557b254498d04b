using Conformance.Behaviours.Profiles;

namespace Conformance.Behaviours.Switches;

/// <summary>Values of two switches that mean nothing together: no kernel can have both.</summary>
/// <param name="First">Values of one switch.</param>
/// <param name="Second">Values of another one.</param>
/// <param name="Reason">Why not, as a sentence without a full stop.</param>
/// <param name="Source">Where that stands.</param>
public sealed record InvalidCombination(SwitchCondition First, SwitchCondition Second, string Reason, string Source);

/// <summary>The combinations that no profile may have.</summary>
public static class SwitchCombinations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<InvalidCombination> Invalid { get; } =
    [
        new(
            SwitchTable.DebugExitFields.Is(DebugExitFields.None),
            SwitchTable.DebugEcSet.Is(DebugEcSet.Brk, DebugEcSet.Five),
            "a debug exit needs a structure that carries it, and came with it",
            "[PATCH v2 06/10], 2015-03-31; commit 4bd611ca60af (Linux 4.3)"),
        new(
            SwitchTable.DebugRegisters.Is(DebugRegisters.DirtyFlag),
            SwitchTable.MdcrTda.Is(MdcrTda.NotGuestOwned),
            "where a flag says that the guest's debug registers are loaded, nobody owns them",
            "Linux 6.14, which replaced the flag by an owner"),
        new(
            SwitchTable.DebugRegisters.Is(DebugRegisters.Owner),
            SwitchTable.MdcrTda.Is(MdcrTda.NotDirty, MdcrTda.NotDirtyOrHw),
            "where the debug registers have an owner, there is no flag left to test",
            "Linux 6.14, which replaced the flag by an owner"),
    ];

    /// <summary>The combination that a profile must not have and has, or null.</summary>
    public static InvalidCombination? FindIn(Profile profile)
    {
        foreach (InvalidCombination combination in Invalid)
        {
            if (combination.First.Holds(profile) && combination.Second.Holds(profile))
            {
                return combination;
            }
        }

        return null;
    }
}
