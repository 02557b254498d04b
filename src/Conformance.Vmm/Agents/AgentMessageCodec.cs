using Conformance.Vmm.Wire;

namespace Conformance.Vmm.Agents;

/// <summary>Agent messages as bytes.</summary>
public static class AgentMessageCodec
{
    // The numbers of messages are part of the form: a new message gets the next one.
    private enum Tag : byte
    {
        Hello,
        Begins,
        Ran,
        Skipped,
        Logged,
        Failed,
        Bye,
    }

    private static ReadOnlySpan<byte> Magic => "CMSG"u8;

    /// <summary>The bytes of a message.</summary>
    public static byte[] Encode(AgentMessage message)
    {
        WireWriter writer = new();
        switch (message)
        {
            case AgentHello hello:
                Begin(writer, Tag.Hello, 0);
                writer.Text(hello.Release);
                writer.Text(hello.Version);
                writer.Text(hello.Machine);
                writer.Text(hello.Agent);
                break;
            case ScenarioBegins begins:
                Begin(writer, Tag.Begins, begins.Index);
                break;
            case ScenarioRan ran:
                Begin(writer, Tag.Ran, ran.Index);
                writer.Block(RunLogCodec.Encode(ran.Log));
                break;
            case ScenarioSkipped skipped:
                Begin(writer, Tag.Skipped, skipped.Index);
                writer.Text(skipped.Reason);
                break;
            case KernelLogged logged:
                Begin(writer, Tag.Logged, logged.Level);
                writer.Text(logged.Text);
                break;
            case AgentFailed failed:
                Begin(writer, Tag.Failed, (int)failed.Failure);
                writer.Text(failed.Reason);
                break;
            case AgentBye bye:
                Begin(writer, Tag.Bye, bye.Count);
                break;
            default:
                throw new ArgumentException($"{message.GetType().Name} has no coded form", nameof(message));
        }

        return Envelope.Seal(Magic, writer.Written);
    }

    /// <summary>The message that the bytes hold.</summary>
    /// <exception cref="WireFormatException">The bytes are no message, or not a whole one.</exception>
    public static AgentMessage Decode(ReadOnlySpan<byte> bytes)
    {
        WireReader reader = new(Envelope.Open(Magic, bytes));
        Tag tag = reader.Known<Tag>();
        int number = reader.Int();
        AgentMessage message = tag switch
        {
            Tag.Hello => new AgentHello(reader.Text(), reader.Text(), reader.Text(), reader.Text()),
            Tag.Begins => new ScenarioBegins(number),
            Tag.Ran => new ScenarioRan(number, RunLogCodec.Decode(reader.Block())),
            Tag.Skipped => new ScenarioSkipped(number, reader.Text()),
            Tag.Logged => new KernelLogged(number, reader.Text()),
            Tag.Failed => new AgentFailed(FailureOf(number), reader.Text()),
            _ => new AgentBye(number),
        };
        reader.End();
        return message;
    }

    private static void Begin(WireWriter writer, Tag tag, int number)
    {
        writer.Byte((byte)tag);
        writer.Number((ulong)number);
    }

    private static AgentFailure FailureOf(int number) =>
        number <= (int)AgentFailure.NoKvm ? (AgentFailure)number : throw new WireFormatException($"failure {number} is not known");
}
