using Conformance.Tests.Traces;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Wire;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Wire;

/// <summary>Messages of the agent survive a console that the kernel writes to as well.</summary>
public sealed class MessageLineTests
{
    public static TheoryData<AgentMessage> Messages =>
    [
        new AgentHello("6.1.0-56-cloud-arm64", "#1 SMP Debian 6.1.192-2", "aarch64", "0.1.0"),
        new ScenarioBegins(300),
        new ScenarioSkipped(3, "no PMU"),
        new KernelLogged(4, "WARNING: CPU: 0"),
        new AgentFailed(AgentFailure.NoKvm, "there is no /dev/kvm"),
        new AgentBye(12),
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_arrives_as_it_was(AgentMessage message) => Assert.Equal(message, MessageLine.Parse(MessageLine.Format(message) + "\r"));

    [Fact]
    public void A_result_arrives_as_it_was() => RecordGen.Log.Sample(
        log =>
        {
            ScenarioRan ran = Assert.IsType<ScenarioRan>(MessageLine.Parse("[    1.0] half a line" + MessageLine.Format(new ScenarioRan(7, log))));
            Assert.Equal(7, ran.Index);
            Assert.Equal(RunLogCodec.Encode(log), RunLogCodec.Encode(ran.Log));
        },
        iter: 200);

    [Theory]
    [InlineData("")]
    [InlineData("[    0.000000] Linux version 6.1.0")]
    public void A_line_of_the_kernel_is_no_message(string line) => Assert.Null(MessageLine.Parse(line));

    [Fact]
    public void A_damaged_message_is_noticed()
    {
        string line = MessageLine.Format(new ScenarioBegins(1));

        Assert.Throws<WireFormatException>(() => MessageLine.Parse(line[..^5]));
        Assert.Throws<WireFormatException>(() => MessageLine.Parse(line.Insert(12, "[    2.1] printk")));
        Assert.Throws<WireFormatException>(() => MessageLine.Parse(MessageLine.Mark + "AAAA"));
    }

    [Fact]
    public void Numbers_of_scenarios_are_not_negative() =>
        Assert.Throws<WireFormatException>(() => AgentMessageCodec.Decode(AgentMessageCodec.Encode(new ScenarioBegins(-1))));
}
