using Conformance.Suite.Comparison;
using Conformance.Suite.Goldens;
using Xunit;

namespace Conformance.Tests.Comparison;

/// <summary>What became of each exit between two runs.</summary>
public sealed class ScenarioChangeTests
{
    private const string Step0 = "DEBUG  pc=a (0x4)  hsr=0xcb000022 software step, one instruction executed (ISV=1)  pstate=0x3c5 (EL1h)  x0=0x0";
    private const string Step1 = "DEBUG  pc=a+0x4 (0x8)  hsr=0xcb000022 software step, one instruction executed (ISV=1)  pstate=0x3c5 (EL1h)  x0=0x0";
    private const string Step1Pending = "DEBUG  pc=a+0x4 (0x8)  hsr=0xca000022 software step, pending at entry (ISV=0)  pstate=0x2003c5 (EL1h SS)  x0=0x0";
    private const string Brk = "DEBUG  pc=a (0x4)  hsr=0xf2000001 BRK #0x1  pstate=0x3c5 (EL1h)  x0=0x0";
    private const string Read = "MMIO  pc=a (0x4)  mmio=read of 4 bytes at 0x9000000  pstate=0x3c5 (EL1h)  x0=0x0";
    private const string ReadPast = "MMIO  pc=a+0x4 (0x8)  mmio=read of 4 bytes at 0x9000000  pstate=0x3c5 (EL1h)  x0=0x0";
    private const string Done = "MMIO  pc=a+0x8 (0xc)  mmio=write of 4 bytes to done (0xa000000): 0x1  pstate=0x3c5 (EL1h)  x0=0x1";
    private const string Failed = "error=ENOSYS  exit_reason=UNKNOWN  pc=a (0x4)  pstate=0x3c5 (EL1h)  x0=0x0";
    private const string Accepted = "guest-debug accepted";
    private const string Refused = "guest-debug refused with EINVAL, nothing changes";

    public static TheoryData<string[], string[], string, string> Cases => new()
    {
        { [Accepted, Step0, Step1, Done], [Accepted, Step0, Step1, Done], "", "" },
        { [Accepted, Step0, Step1, Done], [Accepted, Step1, Done], "DEBUG exit for software step is lost", "exit 0: DEBUG  pc=a (0x4) -> DEBUG  pc=a+0x4 (0x8)" },
        { [Accepted, Step0, Done], [Accepted, Step0, Step1, Done], "DEBUG exit for software step is added", "exit 1" },
        { [Accepted, Brk, Done], [Accepted, Step0, Done], "DEBUG exit for BRK becomes DEBUG exit for software step", "exit 0" },
        { [Accepted, Failed], [Accepted, Step0], "KVM_RUN failing with ENOSYS becomes DEBUG exit for software step", "exit 0" },
        { [Accepted, Step0, Step1, Done], [Accepted, Step0, Step1Pending, Done], "hsr software step, one instruction executed (ISV=1) becomes software step, pending at entry (ISV=0)|pstate with SS", "exit 1" },
        { [Accepted, Read, Done], [Accepted, ReadPast, Done], "pc", "exit 0: MMIO  pc=a (0x4) -> MMIO  pc=a+0x4 (0x8)" },
        { [Refused, Done], [Accepted, Step0, Step1, Done], "guest-debug refused with EINVAL becomes guest-debug accepted", "set" },

        // A lost step shifts what follows; that is the same, and must not be told as changed.
        { [Accepted, Step0, Read, Step1, Done], [Accepted, Read, Step1, Done], "DEBUG exit for software step is lost", "exit 0: DEBUG  pc=a (0x4)  hsr=0xcb000022 software step, one instruction executed (ISV=1) -> MMIO  pc=a (0x4)  mmio=read of 4 bytes at 0x9000000" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_is_told_in_words_and_by_its_first_exit(string[] before, string[] after, string words, string first)
    {
        ScenarioChange? change = ScenarioChange.Between("a/b", "", Run(before), Run(after));

        Assert.Equal(words, string.Join('|', change?.Words ?? []));
        Assert.Equal(words.Length == 0, change is null);
        Assert.StartsWith(first, change is null ? "" : FirstDifference.Of(change).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_kernel_logs_is_a_change_and_comes_first()
    {
        ComparedRun run = Run([Accepted, Step0, Done]);
        ScenarioChange logged = ScenarioChange.Between("a/b", "", run, run with { Complaints = ["WARNING: CPU: 0"] })!;
        ScenarioChange lost = ScenarioChange.Between("a/a", "", run, Run([Accepted, Done]))!;

        Assert.True(logged.IsSeen);
        Assert.Equal(ChangeWeight.Fault, ChangeGroup.Of([lost, logged])[0].Weight);
    }

    private static ComparedRun Run(string[] texts) => new()
    {
        Lines =
        [
            new("set", texts[0]),
            .. texts.Skip(1).Select((text, i) => new BehaviourLine($"{i}", text)),
            new("end", "by done"),
        ],
    };
}
