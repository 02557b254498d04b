using Conformance.Qemu.Monitor;
using Conformance.Qemu.Processes;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Scenarios;

namespace Conformance.Qemu.Booting;

/// <summary>QEMU's command line.</summary>
public static class QemuCommand
{
    private const string VersionWord = "version ";

    /// <summary>The emulator.</summary>
    public static Tool Qemu { get; } = new("qemu-system-aarch64", "the package qemu-system-arm");

    private static Tool SetPriv { get; } = new("setpriv", "the package util-linux");

    /// <summary>The program to start and its arguments.</summary>
    public static (Tool Program, IReadOnlyList<string> Arguments) For(KernelImage image, string initramfs, BootOptions options)
    {
        // Without earlycon, a kernel that panics before it has found its console says nothing.
        // What stands behind "--" is the agent's.
        bool counts = CountsInstructions(options);
        string[] clock = counts ? ["-icount", "shift=0,sleep=off", "-rtc", "base=2020-01-01T00:00:00,clock=vm", "-seed", "1"] : [];
        string kernelArguments = "earlycon console=ttyAMA0 panic=-1 quiet loglevel=0"
            + (options.ForcesNvhe ? " kvm-arm.mode=nvhe" : "")
            + (counts ? "" : $" -- {AgentArguments.RealTime}");
        string[] arguments =
        [
            "-M", "virt,virtualization=on,gic-version=3",
            "-cpu", options.Cpu,
            "-smp", "1",
            "-m", "512",
            "-display", "none",
            "-monitor", "none",
            "-serial", "stdio",
            "-nic", "none",
            "-no-reboot",
            .. clock,
            "-kernel", image.Path,
            "-initrd", initramfs,
            "-append", kernelArguments,
            .. options.QemuArguments,
        ];

        return Guarded(arguments);
    }

    /// <summary>The program to start and its arguments for a bare core with the monitor.</summary>
    /// <param name="firmware">The file with the few instructions that a core finds at its reset address.</param>
    /// <param name="memory">The file with the monitor and its scenarios; it is the memory in which the monitor runs, and stays as it is.</param>
    /// <param name="memoryBytes">How long that is.</param>
    /// <param name="options">How to start it.</param>
    public static (Tool Program, IReadOnlyList<string> Arguments) ForMonitor(string firmware, string memory, long memoryBytes, BootOptions options) => Guarded(
    [
        // Exactly the RAM of a scenario: behind it there is nothing, as in the model. The monitor has a memory module of its own.
        "-M", "virt,virtualization=on,gic-version=2",
        "-cpu", options.Cpu,
        "-smp", "1",
        "-m", $"{ScenarioMachine.RamSize / 1024}K,slots=1,maxmem={MonitorProgram.Base + (ulong)memoryBytes}",
        "-object", $"memory-backend-file,id=monitor,mem-path={memory},size={memoryBytes},share=off",
        "-device", $"pc-dimm,memdev=monitor,addr=0x{MonitorProgram.Base:x}",
        "-bios", firmware,
        "-display", "none",
        "-monitor", "none",
        "-serial", "stdio",
        "-nic", "none",
        "-no-reboot",
        .. options.QemuArguments,
    ]);

    /// <summary>
    /// Whether the clock of a machine that runs a kernel counts its instructions, one a nanosecond, and does not wait while there are
    /// none: what happens does not depend on how fast this machine is and what else it does, down to the instruction that a timer
    /// interrupts. It goes with QEMU's own interpreter alone, and who asks for something else gets that.
    /// </summary>
    public static bool CountsInstructions(BootOptions options) => !options.QemuArguments.Any(argument => argument is "-accel" or "-icount");

    // The kernel of this machine ends QEMU when the suite is killed and has no time left to do it.
    private static (Tool Program, IReadOnlyList<string> Arguments) Guarded(IReadOnlyList<string> arguments) => SetPriv.Find() is null
        ? (Qemu, arguments)
        : (SetPriv, ["--pdeathsig", "KILL", Qemu.Name, .. arguments]);

    /// <summary>The version of QEMU, such as 7.2.19.</summary>
    /// <exception cref="EnvironmentException">QEMU is missing.</exception>
    public static string Version()
    {
        string line = Qemu.Must(["--version"]).Output.Split('\n')[0];
        int at = line.IndexOf(VersionWord, StringComparison.Ordinal);
        return at < 0 ? line : line[(at + VersionWord.Length)..].Split(' ')[0];
    }
}
