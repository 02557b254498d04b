namespace Conformance.Behaviours.Profiles;

/// <summary>Orders siblings of the lineage: patches by name first, then kernels (linux-X.Y) by version, so that 5.10 follows 5.9.</summary>
public sealed class ProfileNameOrder : IComparer<Profile>
{
    private const string KernelPrefix = "linux-";

    /// <summary>The only instance.</summary>
    public static ProfileNameOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Profile? x, Profile? y)
    {
        Version? a = KernelVersion(x!.Name);
        Version? b = KernelVersion(y!.Name);
        return (a, b) switch
        {
            (null, null) => string.CompareOrdinal(x.Name, y.Name),
            (null, _) => -1,
            (_, null) => 1,
            _ => a.CompareTo(b),
        };
    }

    /// <summary>The version in a kernel profile's name, or null for another profile.</summary>
    public static Version? KernelVersion(string name) =>
        name.StartsWith(KernelPrefix, StringComparison.Ordinal) && Version.TryParse(name.AsSpan(KernelPrefix.Length), out Version? version)
            ? version
            : null;
}
