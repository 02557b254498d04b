using Conformance.Arm.Execution;
using Conformance.Arm.Names;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Syndromes;

/// <summary>
/// The condition of an instruction that was trapped: what a hypervisor has to test before it emulates, because a core may trap
/// an instruction whose condition fails (Arm ARM D1.13.1, G1.16).
/// </summary>
/// <param name="Code">The condition code.</param>
/// <param name="IsFromIt">Whether the syndrome leaves it to PSTATE.IT: CV is clear.</param>
public readonly record struct TrapCondition(uint Code, bool IsFromIt)
{
    /// <summary>
    /// The condition of a trap, by CV and COND, or by PSTATE.IT where CV is clear; outside an IT block it is AL.
    /// </summary>
    /// <param name="esr">The syndrome.</param>
    /// <param name="pstate">PSTATE of the instruction, which is SPSR_ELx.</param>
    /// <returns>Null for a class without a condition.</returns>
    public static TrapCondition? Of(ulong esr, ulong pstate)
    {
        if (!HasCondition(esr))
        {
            return null;
        }

        if (IssLayouts.Cv.IsSet(esr))
        {
            return new((uint)IssLayouts.Cond.Get(esr), false);
        }

        ItState it = ItState.Of(pstate);
        return it.IsInBlock ? new(it.Condition, true) : new(ConditionNames.Always, false);
    }

    /// <summary>Whether the syndrome has CV and COND. That of an SMC has them only where CCKNOWNPASS says so.</summary>
    public static bool HasCondition(ulong esr) =>
        Esr.ClassOf(esr) == ExceptionClass.Smc32
            ? IssLayouts.CcKnownPass.IsSet(esr)
            : ExceptionClassTable.Find(esr)?.Iss.Fields.Contains(IssLayouts.Cv) == true;

    /// <summary>Whether it holds with these flags.</summary>
    public bool Holds(ulong pstate) => Arithmetic.ConditionHolds(Code, (uint)pstate);

    /// <summary>In words, with what comes of it; empty for AL, which every other instruction has.</summary>
    public string Describe(ulong pstate) =>
        Code >= ConditionNames.Always ? "" : $", condition {ConditionNames.Of(Code)}{(IsFromIt ? " of the IT block" : "")}, which {(Holds(pstate) ? "passes" : "fails")}";
}
