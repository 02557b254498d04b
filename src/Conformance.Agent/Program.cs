using Conformance.Live.Linux;
using Conformance.Live.Machines;
using Conformance.Live.Systems;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Wire;

namespace Conformance.Agent;

/// <summary>The entry point: the first process of a booted kernel, or a command on an arm64 host with a file of scenarios.</summary>
public static class Program
{
    private const string ScenariosOfInit = "/scenarios";

    /// <summary>Runs the scenarios, tells about them on standard output, and as the first process powers off.</summary>
    public static int Main(string[] args)
    {
        MessageChannel channel = new(Console.OpenStandardOutput());
        bool isInit = InitProcess.IsThis;
        if (!isInit && args.Length != 1)
        {
            Console.Error.WriteLine("error: name one file of compiled scenarios");
            return 2;
        }

        RunLimits limits = isInit && !args.Contains(AgentArguments.RealTime) ? RunLimits.CountedTime : RunLimits.RealTime;
        bool isDone = Run(channel, isInit, isInit ? ScenariosOfInit : args[0], limits);
        if (isInit)
        {
            InitProcess.PowerOff();
        }

        return isDone ? 0 : 1;
    }

    private static bool Run(MessageChannel channel, bool isInit, string file, in RunLimits limits)
    {
        try
        {
            if (isInit)
            {
                InitProcess.MountFileSystems();
            }

            using AgentSession session = new(channel, limits);
            return session.Run(ScenarioCodec.DecodeAll(File.ReadAllBytes(file)));
        }
        catch (Exception e) when (e is LinuxException or IOException or UnauthorizedAccessException or WireFormatException)
        {
            channel.Send(new AgentFailed(AgentFailure.Broken, $"{file}: {e.Message}"));
            return false;
        }
    }
}
