using Conformance.Kvm.Machines;
using Conformance.Suite.Running;

namespace Conformance.Cli.Kernels;

/// <summary>The profile that a kernel is compared with when nobody says which.</summary>
public static class NearestProfile
{
    private const string Prefix = "linux-";

    /// <summary>What a kernel is compared with by its own name; a bare core has one machine to be compared with.</summary>
    internal static Subject? Of(FinishedKernel kernel, IEnumerable<Subject> subjects) => kernel.Request.Source == KernelSource.BareCore
        ? subjects.Single(subject => subject.Machine == MachineKind.El2)
        : Of(kernel.Result.Hello!.Release, subjects);

    /// <summary>The newest released kernel among the profiles that is not newer than uname says; for an older kernel the oldest one.</summary>
    /// <returns>Null when uname cannot be read, or no profile is a released kernel.</returns>
    public static Subject? Of(string unameRelease, IEnumerable<Subject> subjects)
    {
        if (!KernelRelease.TryParse(unameRelease, out KernelRelease wanted))
        {
            return null;
        }

        List<(KernelRelease Release, Subject Subject)> released = [];
        foreach (Subject subject in subjects)
        {
            if (subject.Name.StartsWith(Prefix, StringComparison.Ordinal)
                && KernelRelease.TryParse(subject.Name[Prefix.Length..], out KernelRelease release)
                && subject.Name == Prefix + release)
            {
                released.Add((release, subject));
            }
        }

        released.Sort((left, right) => left.Release.CompareTo(right.Release));
        return released.LastOrDefault(entry => entry.Release <= wanted).Subject ?? released.FirstOrDefault().Subject;
    }
}
