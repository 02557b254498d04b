namespace Conformance.Suite.Requirements;

/// <summary>The requirements that are judged by code; requirements.yaml says what they mean.</summary>
public static class RequirementIds
{
#pragma warning disable CS1591 // requirements.yaml documents them.
    public const string StepOne = "STEP-ONE";
    public const string StepProgress = "STEP-PROGRESS";
    public const string StepMmioRead = "STEP-MMIO-READ";
    public const string StepMmioWrite = "STEP-MMIO-WRITE";
    public const string StepEmulated = "STEP-EMULATED";
    public const string StepCond = "STEP-COND";
    public const string StepException = "STEP-EXCEPTION";
    public const string StepHsr = "STEP-HSR";
    public const string StepHidden = "STEP-HIDDEN";
    public const string StepError = "STEP-ERROR";
    public const string StepSError = "STEP-SERROR";
    public const string StepReset = "STEP-RESET";
    public const string BrkHost = "BRK-HOST";
    public const string BrkGuest = "BRK-GUEST";
    public const string BrkOff = "BRK-OFF";
    public const string BrkHostWins = "BRK-HOST-WINS";
    public const string BrkContinue = "BRK-CONTINUE";
    public const string Reinject = "REINJECT";
    public const string BpHost = "BP-HOST";
    public const string WpHost = "WP-HOST";
    public const string BpGuestKept = "BP-GUEST-KEPT";
    public const string WpGuestKept = "WP-GUEST-KEPT";
    public const string RegsTransparent = "REGS-TRANSPARENT";
    public const string GuestStepSuspended = "GUEST-STEP-SUSPENDED";
    public const string MmioExtend = "MMIO-EXTEND";
    public const string MmioNoSyndrome = "MMIO-NO-SYNDROME";
    public const string FlagsValid = "FLAGS-VALID";
    public const string ImmediateExit = "IMMEDIATE-EXIT";
    public const string HostSurvives = "HOST-SURVIVES";
    public const string Undebugged = "UNDEBUGGED";
    public const string Transparent = "TRANSPARENT";
#pragma warning restore CS1591

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Judged { get; } =
    [
        StepOne, StepProgress, StepMmioRead, StepMmioWrite, StepEmulated, StepCond, StepException, StepHsr, StepHidden, StepError, StepSError,
        StepReset, BrkHost, BrkGuest, BrkOff, BrkHostWins, BrkContinue, Reinject, BpHost, WpHost, BpGuestKept, WpGuestKept,
        RegsTransparent, GuestStepSuspended, MmioExtend, MmioNoSyndrome, FlagsValid, ImmediateExit, HostSurvives, Undebugged, Transparent,
    ];
}
