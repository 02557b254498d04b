using System.Text;
using Conformance.Vmm.Agents;

namespace Conformance.Agent;

/// <summary>The way out: every message is a line of its own.</summary>
internal sealed class MessageChannel(Stream stream)
{
    /// <summary>Sends a message.</summary>
    public void Send(AgentMessage message)
    {
        // A line feed before it: what the kernel may have begun must not come before the mark on the same line.
        stream.Write(Encoding.ASCII.GetBytes($"\n{MessageLine.Format(message)}\n"));
        stream.Flush();
    }
}
