using Conformance.Cli.Kernels;
using Conformance.Cli.Workspaces;
using Conformance.Qemu.Kernels;
using Conformance.Suite.Running;

namespace Conformance.Cli.Comparing;

/// <summary>What a side of a comparison is.</summary>
public enum SideKind
{
    /// <summary>A profile, which the reference backend runs.</summary>
    Profile,

    /// <summary>A kernel image, which is booted.</summary>
    Kernel,

    /// <summary>A folder of traces.</summary>
    Traces,

    /// <summary>A folder of goldens.</summary>
    Goldens,

    /// <summary>A git revision, of which the goldens are read.</summary>
    Revision,
}

/// <summary>A side as the command line names it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name.</param>
/// <param name="Subject">The profile, of a side of this kind.</param>
public sealed record SideName(SideKind Kind, string Text, Subject? Subject = null)
{
    /// <summary>What runs a kernel.</summary>
    public KernelSource Source { get; init; } = KernelSource.Image;

    /// <summary>Finds out what a name means: a profile first, then what is on disk, then what git knows.</summary>
    /// <returns>Null, after a message, when it means nothing.</returns>
    public static SideName? Find(string text, Workspace workspace, TextWriter error)
    {
        if (text.StartsWith('-'))
        {
            error.WriteLine($"error: there is no option '{text}'; './run-tests.sh compare --help' lists them");
            return null;
        }

        if (workspace.Subjects.FirstOrDefault(subject => subject.Name == text) is { } found)
        {
            return new(SideKind.Profile, text, found);
        }

        if (KernelSources.Backends.TryGetValue(text, out KernelSource source) && source == KernelSource.Host)
        {
            return new(SideKind.Kernel, text) { Source = source };
        }

        if (text.StartsWith(DebianKernel.Prefix, StringComparison.Ordinal))
        {
            if (DebianKernel.Find(text) is not null)
            {
                return new(SideKind.Kernel, text);
            }

            error.WriteLine($"error: there is no kernel '{text}'; './run-tests.sh kernels list' shows them");
            return null;
        }

        if (Directory.Exists(text))
        {
            if (Holds(text, "*.csv") || Holds(text, "*.verified.txt"))
            {
                return new(Holds(text, "*.csv") ? SideKind.Traces : SideKind.Goldens, text.TrimEnd('/'));
            }

            error.WriteLine($"error: {text} holds neither traces (*.csv) nor goldens (*.verified.txt)");
            return null;
        }

        if (File.Exists(text))
        {
            return new(SideKind.Kernel, text);
        }

        if (GitGoldens.IsRevision(workspace.Repository.Root, text))
        {
            return new(SideKind.Revision, text);
        }

        error.WriteLine($"error: '{text}' is no profile, no kernel image, no folder of traces or goldens, and no git revision;"
            + " './run-tests.sh list profiles' and './run-tests.sh kernels list' show what there is");
        return null;
    }

    private static bool Holds(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Any();
}
