using Conformance.Vmm.Wire;

namespace Conformance.Vmm.Agents;

/// <summary>
/// A message as a line of text: a serial console is the one channel that every arm64 kernel has, and the kernel's own
/// messages share it.
/// </summary>
public static class MessageLine
{
    /// <summary>What a line begins with that holds a message; the kernel's own lines do not.</summary>
    public const string Mark = "~CONF~";

    /// <summary>The line, without its line end.</summary>
    public static string Format(AgentMessage message) => Mark + Convert.ToBase64String(AgentMessageCodec.Encode(message));

    /// <summary>The message of a line; null for a line of somebody else.</summary>
    /// <exception cref="WireFormatException">A message began in this line, and was damaged on its way.</exception>
    public static AgentMessage? Parse(string line)
    {
        // The kernel may have been in the middle of a line of its own.
        int mark = line.IndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return null;
        }

        try
        {
            return AgentMessageCodec.Decode(Convert.FromBase64String(line[(mark + Mark.Length)..].TrimEnd()));
        }
        catch (FormatException e)
        {
            throw new WireFormatException("a message is not base64", e);
        }
    }
}
