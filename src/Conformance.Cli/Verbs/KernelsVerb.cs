using System.CommandLine;
using Conformance.Cli.Workspaces;
using Conformance.Qemu.Kernels;

namespace Conformance.Cli.Verbs;

/// <summary>kernels: the images that Debian ships, fetched through apt into a cache.</summary>
public static class KernelsVerb
{
    /// <summary>The verb with its parts.</summary>
    public static Command Command()
    {
        Argument<string[]> ids = new("ID")
        {
            Description = "Kernels such as debian:6.1; 'kernels list' shows them.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> again = new("--again") { Description = "Fetch what is in the cache already, too." };
        Command fetch = new("fetch", "Fetch kernel images through apt as this machine has it configured, into .cache/kernels.") { ids, again };
        fetch.SetAction(parsed => Fetch(
            parsed.GetRequiredValue(ids), parsed.GetValue(again), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        Command list = new("list", "Kernels that can be fetched: id, suite, and the package in the cache.");
        list.SetAction(parsed => List(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return new("kernels", "Kernel images to run scenarios on.") { fetch, list };
    }

    private static int Fetch(string[] ids, bool again, TextWriter output, TextWriter error)
    {
        if (Repository.FindOrTell(error) is not { } repository)
        {
            return ExitCode.BadInput;
        }

        List<DebianKernel> kernels = [];
        foreach (string id in ids)
        {
            if (DebianKernel.Find(id) is not { } kernel)
            {
                error.WriteLine($"error: there is no kernel '{id}'; './run-tests.sh kernels list' shows them");
                return ExitCode.BadInput;
            }

            kernels.Add(kernel);
        }

        KernelCache cache = new(repository.Root);
        foreach (DebianKernel kernel in kernels)
        {
            CachedKernel fetched = (again ? null : cache.Find(kernel)) ?? cache.Fetch(kernel, error.WriteLine);
            output.WriteLine($"{kernel.Id}  {fetched.Package}");
        }

        return ExitCode.AsExpected;
    }

    private static int List(TextWriter output, TextWriter error)
    {
        if (Repository.FindOrTell(error) is not { } repository)
        {
            return ExitCode.BadInput;
        }

        KernelCache cache = new(repository.Root);
        foreach (DebianKernel kernel in DebianKernel.All)
        {
            output.WriteLine($"{kernel.Id,-11}  {kernel.Suite,-16}  {cache.Find(kernel)?.Package ?? "not fetched"}");
        }

        return ExitCode.AsExpected;
    }
}
