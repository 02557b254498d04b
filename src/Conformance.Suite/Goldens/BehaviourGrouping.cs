using Conformance.Behaviours.Profiles;
using Conformance.Suite.Running;

namespace Conformance.Suite.Goldens;

/// <summary>Sorts profiles by what they do.</summary>
public static class BehaviourGrouping
{
    /// <summary>
    /// The groups for a golden. A profile that is not in <paramref name="roster"/> and does what its base does is left out,
    /// so that a new profile that behaves like its base changes no golden.
    /// </summary>
    /// <param name="behaviours">What each profile does, bases before what is based on them.</param>
    /// <param name="roster">The names that the golden has already; null names every profile.</param>
    /// <returns>The group of the newest kernel first, then the others by their oldest profile.</returns>
    public static IReadOnlyList<BehaviourGroup> Of(
        IReadOnlyList<(Subject Subject, Behaviour Behaviour)> behaviours, IReadOnlySet<string>? roster)
    {
        List<(List<string> Names, Behaviour Behaviour)> groups = [];
        Dictionary<string, Behaviour> known = new(StringComparer.Ordinal);
        (int Group, Version? Version) newest = (0, null);
        foreach ((Subject subject, Behaviour behaviour) in behaviours)
        {
            known[subject.Name] = behaviour;
            bool isNamed = roster is null || roster.Contains(subject.Name);
            if (!isNamed && subject.BasedOn is { } basedOn && known.TryGetValue(basedOn.Name, out Behaviour? inherited) && inherited.Equals(behaviour))
            {
                continue;
            }

            int group = groups.FindIndex(candidate => candidate.Behaviour.Equals(behaviour));
            if (group < 0)
            {
                group = groups.Count;
                groups.Add(([], behaviour));
            }

            groups[group].Names.Add(subject.Name);
            Version? version = ProfileNameOrder.KernelVersion(subject.Name);
            if (version is not null && (newest.Version is null || version > newest.Version))
            {
                newest = (group, version);
            }
        }

        if (groups.Count == 0)
        {
            return [];
        }

        (List<string> Names, Behaviour Behaviour) first = groups[newest.Group];
        groups.RemoveAt(newest.Group);
        groups.Insert(0, first);
        return [.. groups.Select(group => new BehaviourGroup(group.Names, group.Behaviour))];
    }
}
