using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Tests.Reports;

/// <summary>A report with every kind of outcome and finding, and with text that is out to break the reports.</summary>
internal static class SampleReport
{
    public const string Hostile = "</script><script>alert(1)</script><img src=x onerror='a\"b'> ]]> `|` #1 @someone \u001b[31m \u0001 \ud800 \U0001f600 % & 100%";

    public static SuiteReport Whole { get; } = new()
    {
        Format = SuiteReport.CurrentFormat,
        Backend = "reference model",
        Profiles = [new("linux-5.10", "Linux 5.10"), new("linux-6.1", "Debian's 6.1"), new("linux-7.3", "Linux 7.3"), new("bare-el2", "A bare core")],
        Groups = [new("el2", 1), new("mmio", 6), new("single-step", 3)],
        Requirements =
        [
            new("STEP-ONE", "A step ends after one instruction.", "A debugger shows every line.", [new("linux-5.10", 2, 1), new("linux-6.1", 2, 0), new("linux-7.3", 20, 1)]),
            new("BRK-HOST", Hostile, Hostile, []),
        ],
        Scenarios =
        [
            Scenario("el2/brk", "el2/brk", "BRK goes to EL2 with TDE") with
            {
                Outcomes = [new(["bare-el2"], Verdict.Error, "no more mmio-reads", [])],
            },
            Scenario("mmio/read@x=1", "mmio/read", "A read is completed") with
            {
                Outcomes = [new(["linux-5.10", "linux-6.1", "linux-7.3"], Verdict.Pass, "", [])],
                Behaviours = [new(["linux-5.10", "linux-6.1", "linux-7.3"], [new("set", "guest-debug accepted"), new("0", "MMIO  pc=start (0x40000000)  mmio=read of 4 bytes at 0x9000000"), new("holds", "STEP-ONE")])],
            },
            Scenario("mmio/read@x=2", "mmio/read", "A read is completed") with
            {
                Outcomes = [new(["linux-5.10"], Verdict.Skip, "no \"kernel\" <here>", []), new(["linux-6.1", "linux-7.3"], Verdict.Pass, "", [])],
                Behaviours = [new(["linux-6.1", "linux-7.3"], [new("0", "MMIO  pc=start (0x40000000)")])],
            },
            Scenario("single-step/hostile", "single-step/hostile", Hostile) with
            {
                Outcomes = [new(["linux-5.10"], Verdict.Pass, "", []), Failure],
                Behaviours =
                [
                    new(["linux-7.3"], [new("set", "guest-debug accepted"), new("0", "DEBUG  pc=after (0x40000004)  x0=0x0"), new("1", "DEBUG  pc=end (0x40000008)"), new("end", "by done")]),
                    new(["linux-5.10", "linux-6.1"], [new("set", "guest-debug accepted"), new("0", "DEBUG  pc=end (0x40000008)"), new("end", "by max-exits"), new("deviates", "STEP-ONE")]),
                ],
            },
        ],
        Mistakes = ["golden/single-step/old.verified.txt:1:1: error: no scenario is called single-step/old: rename the golden with the scenario, or delete it"],
    };

    private static ReportedOutcome Failure => new(["linux-6.1", "linux-7.3"], Verdict.Fail, "exit 0: pc: expected after (0x40000004), got end (0x40000008)",
    [
        new(FindingKind.Golden, "exit 0: pc: expected after (0x40000004), got end (0x40000008)")
        {
            File = "golden/single-step/hostile.verified.txt",
            Line = 12,
            Row = "exit 0",
            Expected = "DEBUG  pc=after (0x40000004)  x0=0x0",
            Actual = "DEBUG  pc=end (0x40000008)  x0=0x0",
        },
        new(FindingKind.Golden, "exit 1: missing: DEBUG  pc=end (0x40000008)")
        {
            File = "golden/single-step/hostile.verified.txt",
            Line = 13,
            Row = "exit 1",
            Expected = "DEBUG  pc=end (0x40000008)",
        },
        new(FindingKind.Recording, "recorded: traces/debian-6.1/single-step.csv:7: single-step/hostile 0: pc: expected 0x40000004, got 0x40000008")
        {
            File = "traces/debian-6.1/single-step.csv",
            Line = 7,
            Row = "exit 0",
            Expected = "pc 0x40000004",
            Actual = "pc 0x40000008",
        },
        new(FindingKind.Requirement, $"requirement STEP-ONE, which linux-6.1 is not known to break: {Hostile}") { File = "specs/single-step/hostile.yaml", Line = 1 },
    ]);

    private static ReportedScenario Scenario(string id, string spec, string title) => new()
    {
        Id = id,
        Spec = spec,
        Group = spec[..spec.IndexOf('/', StringComparison.Ordinal)],
        File = $"specs/{spec}.yaml",
        Title = title,
        Why = title,
        Source = ["Arm ARM D2.12", title],
        Requirements = ["STEP-ONE"],
        Program = ["start  0x40000000  d503201f  nop"],
        Setup = [],
        Outcomes = [],
        Behaviours = [],
    };
}
