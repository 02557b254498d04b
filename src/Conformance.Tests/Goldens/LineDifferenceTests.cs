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
        { ["set:guest-debug refused, EINVAL", "0:DEBUG  pc=a (0x4)  x0=0x0", "end:esr_el1=unwritten"], "set: expected guest-debug accepted, got guest-debug refused, EINVAL" },
        { ["set:guest-debug accepted", "0:MMIO  pc=a (0x4)  x0=0x1", "end:esr_el1=unwritten"], "exit 0: exit_reason: expected DEBUG, got MMIO; x0: expected 0x0, got 0x1" },
        { ["set:guest-debug accepted", "0:DEBUG  pc=a (0x4)  hsr=0x1 words  x0=0x0", "end:esr_el1=0x0"], "exit 0: hsr: expected nothing, got 0x1 words|end: esr_el1: expected unwritten, got 0x0" },
        { ["set:guest-debug accepted", "end:esr_el1=unwritten"], "exit 0: missing: DEBUG  pc=a (0x4)  x0=0x0" },
        { ["set:guest-debug accepted", "0:DEBUG  pc=a (0x4)  x0=0x0"], "end: missing: esr_el1=unwritten" },
        { ["set:guest-debug accepted", "0:DEBUG  pc=s (0x0)", "1:DEBUG  pc=a (0x4)  x0=0x0", "end:esr_el1=unwritten"], "exit 0: not expected: DEBUG  pc=s (0x0)" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_differing_line_is_told_part_by_part(string[] actual, string message) =>
        Assert.Equal(message, string.Join('|', LineDifference.Between(Expected, Of(actual)).Select(difference => difference.Message)));

    [Fact]
    public void Exits_about_the_same_access_stand_side_by_side_whatever_pc_they_show()
    {
        Behaviour left = Of("0:MMIO  pc=a  mmio=read of 4 bytes at 0x9", "1:DEBUG  pc=b", "2:MMIO  pc=c  mmio=write of 4 bytes at 0xa: 0x1");
        Behaviour right = Of("0:DEBUG  pc=a", "1:MMIO  pc=b  mmio=read of 4 bytes at 0x9", "2:MMIO  pc=d  mmio=write of 4 bytes at 0xa: 0x2");

        Assert.Equal(
            ["- 0", "0 1", "1 -", "2 2"],
            BehaviourAlignment.Of(left, right).Select(pair => $"{pair.Left?.Name ?? "-"} {pair.Right?.Name ?? "-"}"));
    }

    private static Behaviour Of(params string[] lines) =>
        new(lines.Select(line => line.Split(':', 2)).Select(parts => new BehaviourLine(parts[0], parts[1])));
}
