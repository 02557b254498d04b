using Conformance.Cli.Workspaces;
using Conformance.Qemu.Kernels;
using Conformance.Suite.Running;

namespace Conformance.Cli.Comparing;

/// <summary>A range of a lineage, as A..B: profiles that are based on each other, or Debian's kernels by version.</summary>
internal static class LineageRange
{
    private const string Dots = "..";

    /// <summary>The sides from A to B.</summary>
    /// <returns>None, after a message, when there is no such range.</returns>
    public static IReadOnlyList<SideName> Find(string range, Workspace workspace, TextWriter error)
    {
        int dots = range.IndexOf(Dots, StringComparison.Ordinal);
        if (dots <= 0 || dots + Dots.Length == range.Length)
        {
            error.WriteLine($"error: '{range}' is no range; write --bisect linux-4.16..linux-7.3, or --bisect debian:5.10..debian:7.3");
            return [];
        }

        string first = range[..dots];
        string last = range[(dots + Dots.Length)..];
        return first.StartsWith(DebianKernel.Prefix, StringComparison.Ordinal) && last.StartsWith(DebianKernel.Prefix, StringComparison.Ordinal)
            ? Kernels(first, last, error)
            : Profiles(first, last, workspace, error);
    }

    private static SideName[] Kernels(string first, string last, TextWriter error)
    {
        string[] ids = [.. DebianKernel.All.Select(kernel => kernel.Id)];
        int from = Array.IndexOf(ids, first);
        int to = Array.IndexOf(ids, last);
        if (from >= 0 && from < to)
        {
            return [.. ids[from..(to + 1)].Select(id => new SideName(SideKind.Kernel, id))];
        }

        error.WriteLine($"error: {first}{Dots}{last} is no range of kernels; in their order they are {string.Join(' ', ids)}");
        return [];
    }

    private static SideName[] Profiles(string first, string last, Workspace workspace, TextWriter error)
    {
        if (Selection.Subjects(workspace, [first, last], error) is not { } both)
        {
            return [];
        }

        Stack<SideName> path = [];
        for (Subject? subject = both.First(subject => subject.Name == last); subject is not null; subject = subject.BasedOn)
        {
            path.Push(new(SideKind.Profile, subject.Name, subject));
            if (subject.Name == first && path.Count > 1)
            {
                return [.. path];
            }
        }

        error.WriteLine($"error: {last} is not based on {first}; its lineage is {string.Join(' ', path.Select(side => side.Text))}");
        return [];
    }
}
