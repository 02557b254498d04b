using Conformance.Behaviours.Switches;

namespace Conformance.Behaviours.Profiles;

/// <summary>All profiles by name, each after the one it is based on and versions in version order.</summary>
public sealed class ProfileTree
{
    private readonly Dictionary<string, Profile> _byName;

    /// <summary>Orders profiles.</summary>
    public ProfileTree(IEnumerable<Profile> profiles)
    {
        Profile[] all = [.. profiles];
        _byName = all.ToDictionary(p => p.Name, StringComparer.Ordinal);
        List<Profile> ordered = [];
        foreach (Profile root in all.Where(p => p.BasedOn is null).Order(ProfileNameOrder.Instance))
        {
            AddWithDescendants(root, all, ordered);
        }

        All = ordered;
    }

    /// <summary>Every profile: a base before what is based on it, side branches before the next version.</summary>
    public IReadOnlyList<Profile> All { get; }

    /// <summary>The profile with that name, or null.</summary>
    public Profile? Find(string name) => _byName.GetValueOrDefault(name);

    private static void AddWithDescendants(Profile profile, Profile[] all, List<Profile> ordered)
    {
        ordered.Add(profile);
        foreach (Profile child in all.Where(p => p.BasedOn == profile).Order(ProfileNameOrder.Instance))
        {
            AddWithDescendants(child, all, ordered);
        }
    }
}
