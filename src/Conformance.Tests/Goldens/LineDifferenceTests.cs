using Conformance.Suite.Goldens;
using Xunit;

namespace Conformance.Tests.Goldens;

/// <summary>What a failing run says: exit, field, expected and actual.</summary>
public sealed class LineDifferenceTests
{
    private static readonly Behaviour Expected = Of("set:guest-debug accepted", "0:DEBUG  pc=a (0x4)  x0=0x0", "end:esr_el1=unwritten");

    public static TheoryData<string[], string> Cases => new()
    {
        { ["set:guest-debug accepted", "0:DEBUG  pc=a (0x4)  x0=0x0", "end:esr_el1=unwritten"], "" },
        { ["set:guest-debug refused, EINVAL", "0:DEBUG  pc=a (0x4)  x0=0x0", "end:esr_el1=unwritten"], "set: exit_reason: expected guest-debug accepted, got guest-debug refused, EINVAL" },
        { ["set:guest-debug accepted", "0:MMIO  pc=a (0x4)  x0=0x1", "end:esr_el1=unwritten"], "exit 0: exit_reason: expected DEBUG, got MMIO|exit 0: x0: expected 0x0, got 0x1" },
        { ["set:guest-debug accepted", "0:DEBUG  pc=a (0x4)  hsr=0x1 words  x0=0x0", "end:esr_el1=unwritten"], "exit 0: hsr: expected nothing, got 0x1 words" },
        { ["set:guest-debug accepted", "end:esr_el1=unwritten"], "exit 0: expected DEBUG  pc=a (0x4)  x0=0x0, got end: esr_el1=unwritten" },
        { ["set:guest-debug accepted", "0:DEBUG  pc=a (0x4)  x0=0x0"], "end: missing: esr_el1=unwritten" },
        { ["set:guest-debug accepted", "0:DEBUG  pc=a (0x4)  x0=0x0", "end:esr_el1=unwritten", "1:DEBUG"], "exit 1: not expected: DEBUG" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_first_differing_line_is_told_part_by_part(string[] actual, string message) =>
        Assert.Equal(message, string.Join('|', LineDifference.Describe(Expected, Of(actual))));

    private static Behaviour Of(params string[] lines) =>
        new(lines.Select(line => line.Split(':', 2)).Select(parts => new BehaviourLine(parts[0], parts[1])));
}
