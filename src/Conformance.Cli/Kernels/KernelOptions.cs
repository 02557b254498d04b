using System.CommandLine;
using System.CommandLine.Parsing;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Kernels;

namespace Conformance.Cli.Kernels;

/// <summary>The options that the verbs share which boot a kernel.</summary>
internal sealed class KernelOptions
{
    private readonly Option<string[]> _kernels = new("--kernel")
    {
        Description = "Run on a real kernel in QEMU: an arm64 Image or Image.gz, or debian:6.1 and others ('kernels list'). May be given several times.",
    };

    private readonly Option<string?> _backend = new("--backend")
    {
        Description = "kvm: run on the kernel of this machine, which has to be arm64. el2: run on a bare core in QEMU, without a kernel.",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "The profile that the kernel is compared with; the released kernel nearest by uname without it.",
    };

    private readonly BootArguments _boot = new();

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Differences of a newer stable version than the recorded one are failures, too.",
    };

    private readonly Option<int?> _repeat = new("--repeat") { Description = "Run everything so many times, and tell what differs between them." };

    /// <summary>Gives a verb these options.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="isRequired">Whether the verb does nothing without one kernel, and records it; such a verb judges nothing.</param>
    public void AddTo(Command command, bool isRequired)
    {
        _backend.AcceptOnlyFromAmong([.. KernelSources.Backends.Keys]);
        _kernels.Validators.Add(RefuseUnknownId);
        _repeat.Validators.Add(RefuseNoRepetition);
        IReadOnlyList<Option> aboutQemu = _boot.AboutQemu;
        IReadOnlyList<Option> aboutBoot = _boot.AboutKernel;
        Option[] aboutKernels = isRequired ? [_against] : [_against, _strict];
        Option[] aboutRuns = isRequired ? [] : [_repeat];
        foreach (Option option in (Option[])[_kernels, _backend, .. aboutKernels, .. aboutRuns, .. aboutQemu, .. aboutBoot])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            int kernels = result.GetResult(_kernels)?.Tokens.Count ?? 0;
            string? backend = result.GetResult(_backend) is { Tokens: [{ Value: { } word }] } ? word : null;
            KernelSource? source = backend is null ? null : KernelSources.Backends.GetValueOrDefault(backend, KernelSource.Host);

            // They would otherwise be ignored, and the reference backend run in silence.
            (Option[] Options, string Why)[] idle = kernels > 0 ? [] : source switch
            {
                KernelSource.Host => [([.. aboutQemu, .. aboutBoot], $"is about QEMU, and --backend {backend} runs without it")],
                KernelSource.BareCore => [([.. aboutKernels, .. aboutBoot], $"is about a kernel, and --backend {backend} runs without one")],
                _ => [([.. aboutKernels, .. aboutRuns, .. aboutQemu, .. aboutBoot], "is about a real kernel; name one with --kernel")],
            };
            foreach ((Option[] options, string why) in idle)
            {
                if (options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } alone)
                {
                    result.AddError($"{alone.Name} {why}");
                }
            }

            if (kernels > 0 && backend is not null)
            {
                result.AddError("--kernel boots an image, and --backend is about something else: give one of them");
            }

            if (isRequired && kernels + (backend is null ? 0 : 1) != 1)
            {
                result.AddError($"name one kernel with --kernel, or a --backend ({string.Join(", ", KernelSources.Backends.Keys)})");
            }
        });
    }

    private static void RefuseNoRepetition(OptionResult result)
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int number) || number < 1))
        {
            result.AddError($"--repeat wants a number from 1 on, not '{result.Tokens[0].Value}'");
        }
    }

    private static void RefuseUnknownId(OptionResult result)
    {
        HashSet<string> seen = [];
        foreach (string kernel in result.Tokens.Select(token => token.Value))
        {
            if (kernel.StartsWith(DebianKernel.Prefix, StringComparison.Ordinal) && DebianKernel.Find(kernel) is null)
            {
                result.AddError($"there is no kernel '{kernel}'; './run-tests.sh kernels list' shows them");
            }

            if (!seen.Add(kernel))
            {
                result.AddError($"--kernel {kernel} is there twice; --repeat runs a kernel several times");
            }
        }
    }

    /// <summary>What was asked for; empty when no kernel was named.</summary>
    public IReadOnlyList<KernelRequest> Read(ParseResult parsed)
    {
        BootOptions boot = _boot.Read(parsed);
        (KernelSource, string?)[] kernels = parsed.GetValue(_backend) is { } backend
            ? [(KernelSources.Backends[backend], null)]
            : [.. (parsed.GetValue(_kernels) ?? []).Select(image => (KernelSource.Image, (string?)image))];
        return
        [
            .. kernels.Select(kernel => new KernelRequest(
                kernel.Item1, kernel.Item2, parsed.GetValue(_against), boot, _boot.ShowsCommand(parsed), parsed.GetValue(_strict), parsed.GetValue(_repeat) ?? 1)),
        ];
    }
}
