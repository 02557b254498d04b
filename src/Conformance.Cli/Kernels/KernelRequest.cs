using System.CommandLine;
using System.CommandLine.Parsing;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Kernels;

namespace Conformance.Cli.Kernels;

/// <summary>What a command line says about the kernel under test.</summary>
/// <param name="Kernel">An image file, or debian:VERSION.</param>
/// <param name="Boot">How to boot it.</param>
/// <param name="ShowsCommand">Whether QEMU's command line is to be printed.</param>
public sealed record KernelRequest(string Kernel, BootOptions Boot, bool ShowsCommand);

/// <summary>The options that the verbs share which boot a kernel.</summary>
internal sealed class KernelOptions
{
    private const string Nvhe = "nvhe";
    private const string Auto = "auto";

    private readonly Option<string?> _kernel = new("--kernel")
    {
        Description = "Run on a real kernel in QEMU: an arm64 Image or Image.gz, or debian:6.1 and others ('kernels list').",
    };

    private readonly Option<string?> _cpu = new("--qemu-cpu") { Description = $"The core that QEMU models; {BootOptions.DefaultCpu} without it." };
    private readonly Option<string?> _mode = new("--mode")
    {
        Description = "nvhe: KVM leaves VHE unused on a core that has it; auto: as the kernel decides.",
    };

    private readonly Option<string?> _qemuArguments = new("--qemu-args") { Description = "More arguments for QEMU, separated by spaces." };
    private readonly Option<int?> _bootLimit = new("--boot-limit") { Description = "Seconds until the agent has to speak." };
    private readonly Option<bool> _showCommand = new("--show-qemu") { Description = "Print QEMU's command line." };

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command, bool isRequired)
    {
        _kernel.Required = isRequired;
        _mode.AcceptOnlyFromAmong(Nvhe, Auto);
        _kernel.Validators.Add(RefuseUnknownId);
        foreach (Option option in new Option[] { _kernel, _cpu, _mode, _qemuArguments, _bootLimit, _showCommand })
        {
            command.Options.Add(option);
        }
    }

    private static void RefuseUnknownId(OptionResult result)
    {
        if (result.Tokens.Count == 1
            && result.Tokens[0].Value is var kernel
            && kernel.StartsWith(DebianKernel.Prefix, StringComparison.Ordinal)
            && DebianKernel.Find(kernel) is null)
        {
            result.AddError($"there is no kernel '{kernel}'; './run-tests.sh kernels list' shows them");
        }
    }

    /// <summary>What was asked for; null when no kernel was named.</summary>
    public KernelRequest? Read(ParseResult parsed)
    {
        BootOptions boot = new()
        {
            Cpu = parsed.GetValue(_cpu) ?? BootOptions.DefaultCpu,
            ForcesNvhe = parsed.GetValue(_mode) == Nvhe,
            QemuArguments = parsed.GetValue(_qemuArguments)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
        if (parsed.GetValue(_bootLimit) is { } seconds)
        {
            boot = boot with { BootLimit = TimeSpan.FromSeconds(seconds) };
        }

        return parsed.GetValue(_kernel) is { } kernel ? new(kernel, boot, parsed.GetValue(_showCommand)) : null;
    }
}
