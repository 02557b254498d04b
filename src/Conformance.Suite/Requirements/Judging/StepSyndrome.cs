using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>Which syndromes a step exit may have (Arm ARM D2.12 and D19.2.37).</summary>
internal static class StepSyndrome
{
    /// <summary>Whether a syndrome is right where another one is promised.</summary>
    public static bool IsRight(ExitCause cause, ulong promised, ulong actual)
    {
        if (promised == actual)
        {
            return true;
        }

        // Where no instruction has executed natively since EL2 returned, and after a change of context, ISV may be either,
        // and without it EX says nothing.
        bool isOpen = cause is ExitCause.StepContextChange or ExitCause.StepEmulated or ExitCause.StepConditionFailed or ExitCause.StepMmioRead or ExitCause.StepMmioWrite
            or ExitCause.StepException or ExitCause.StepSError;
        return isOpen && IssLayouts.Isv.Set(promised, false) == IssLayouts.Isv.Set(actual, false);
    }

    /// <summary>Whether the exit is a software step.</summary>
    public static bool IsStep(ExitCause cause) => cause is >= ExitCause.StepNative and <= ExitCause.StepSError;
}
