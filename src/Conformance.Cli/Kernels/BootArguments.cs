using System.CommandLine;
using Conformance.Qemu.Booting;

namespace Conformance.Cli.Kernels;

/// <summary>The options that say how a kernel is booted.</summary>
internal sealed class BootArguments
{
    private const string Nvhe = "nvhe";
    private const string Auto = "auto";

    private readonly Option<string?> _cpu = new("--qemu-cpu") { Description = $"The core that QEMU models; {BootOptions.DefaultCpu} without it." };
    private readonly Option<string?> _mode = new("--mode")
    {
        Description = "nvhe: KVM leaves VHE unused on a core that has it; auto: as the kernel decides.",
    };

    private readonly Option<string?> _qemuArguments = new("--qemu-args") { Description = "More arguments for QEMU, separated by spaces." };
    private readonly Option<int?> _bootLimit = new("--boot-limit") { Description = "Seconds until the agent has to speak." };
    private readonly Option<bool> _showCommand = new("--show-qemu") { Description = "Print QEMU's command line." };

    /// <summary>Options with their rules.</summary>
    public BootArguments() => _mode.AcceptOnlyFromAmong(Nvhe, Auto);

    /// <summary>Those that are about QEMU, whatever runs in it.</summary>
    public IReadOnlyList<Option> AboutQemu => [_cpu, _qemuArguments, _showCommand];

    /// <summary>Those that are about a kernel in QEMU.</summary>
    public IReadOnlyList<Option> AboutKernel => [_mode, _bootLimit];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [.. AboutQemu, .. AboutKernel];

    /// <summary>Whether QEMU's command line is to be printed.</summary>
    public bool ShowsCommand(ParseResult parsed) => parsed.GetValue(_showCommand);

    /// <summary>How to boot.</summary>
    public BootOptions Read(ParseResult parsed)
    {
        BootOptions boot = new()
        {
            Cpu = parsed.GetValue(_cpu) ?? BootOptions.DefaultCpu,
            ForcesNvhe = parsed.GetValue(_mode) == Nvhe,
            QemuArguments = parsed.GetValue(_qemuArguments)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
        return parsed.GetValue(_bootLimit) is { } seconds ? boot with { BootLimit = TimeSpan.FromSeconds(seconds) } : boot;
    }
}
