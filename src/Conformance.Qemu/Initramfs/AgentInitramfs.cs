using Conformance.Vmm.Scenarios;
using Conformance.Vmm.Wire;

namespace Conformance.Qemu.Initramfs;

/// <summary>The first file system of the kernel under test: the agent as init, and the scenarios.</summary>
public static class AgentInitramfs
{
    private const uint ConsoleMajor = 5;
    private const uint ConsoleMinor = 1;

    /// <summary>The archive.</summary>
    public static byte[] Make(byte[] agent, IEnumerable<CompiledScenario> scenarios)
    {
        NewcWriter archive = new();
        archive.AddDirectory("dev");
        archive.AddDirectory("proc");

        // Without it the kernel starts init with nothing to write to.
        archive.AddCharacterDevice("dev/console", ConsoleMajor, ConsoleMinor);
        archive.AddFile("init", agent, isExecutable: true);
        archive.AddFile("scenarios", [.. scenarios.SelectMany(ScenarioCodec.Encode)]);
        return archive.Finish();
    }
}
