using System.CommandLine;
using System.CommandLine.Parsing;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Kernels;

namespace Conformance.Cli.Kernels;

/// <summary>The options that the verbs share which boot a kernel.</summary>
internal sealed class KernelOptions
{
    private const string Nvhe = "nvhe";
    private const string Auto = "auto";

    private readonly Option<string?> _kernel = new("--kernel")
    {
        Description = "Run on a real kernel in QEMU: an arm64 Image or Image.gz, or debian:6.1 and others ('kernels list').",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "The profile that the kernel is compared with; the released kernel nearest by uname without it.",
    };

    private readonly Option<string?> _cpu = new("--qemu-cpu") { Description = $"The core that QEMU models; {BootOptions.DefaultCpu} without it." };
    private readonly Option<string?> _mode = new("--mode")
    {
        Description = "nvhe: KVM leaves VHE unused on a core that has it; auto: as the kernel decides.",
    };

    private readonly Option<string?> _qemuArguments = new("--qemu-args") { Description = "More arguments for QEMU, separated by spaces." };
    private readonly Option<int?> _bootLimit = new("--boot-limit") { Description = "Seconds until the agent has to speak." };
    private readonly Option<bool> _showCommand = new("--show-qemu") { Description = "Print QEMU's command line." };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Differences of a newer stable version than the recorded one are failures, too.",
    };

    /// <summary>Gives a verb these options.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="isRequired">Whether the verb does nothing without a kernel; such a verb records, and judges nothing.</param>
    public void AddTo(Command command, bool isRequired)
    {
        _kernel.Required = isRequired;
        _mode.AcceptOnlyFromAmong(Nvhe, Auto);
        _kernel.Validators.Add(RefuseUnknownId);
        command.Options.Add(_kernel);
        Option[] others = [_against, _cpu, _mode, _qemuArguments, _bootLimit, _showCommand, .. isRequired ? (Option[])[] : [_strict]];
        foreach (Option option in others)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            // They would otherwise be ignored, and the reference backend run in silence.
            Option? alone = result.GetResult(_kernel) is null ? others.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) : null;
            if (alone is not null)
            {
                result.AddError($"{alone.Name} is about a real kernel; name one with --kernel");
            }
        });
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

        return parsed.GetValue(_kernel) is { } kernel ? new(kernel, parsed.GetValue(_against), boot, parsed.GetValue(_showCommand), parsed.GetValue(_strict)) : null;
    }
}
