using Conformance.Suite.Running;

namespace Conformance.Suite.Goldens;

/// <summary>What profiles do alike: their names, oldest first, and the behaviour.</summary>
public sealed record BehaviourGroup(IReadOnlyList<string> Profiles, Behaviour Behaviour)
{
    /// <summary>The line of the golden in which the group begins, from 1; 0 where it is in no file.</summary>
    public int Line { get; init; }
}

/// <summary>A scenario or one variant of it: what it is, and what every group of profiles does.</summary>
/// <param name="Variant">Empty, or from <c>@</c> on.</param>
/// <param name="Program">The program, one instruction a line.</param>
/// <param name="Setup">Everything else that differs from the defaults, one fact a line.</param>
/// <param name="Groups">The first one is told in full, the others where they differ from it.</param>
public sealed record GoldenSection(
    string Variant, IReadOnlyList<string> Program, IReadOnlyList<string> Setup, IReadOnlyList<BehaviourGroup> Groups)
{
    /// <summary>The names of all profiles in the section.</summary>
    public IEnumerable<string> Roster => Groups.SelectMany(group => group.Profiles);

    /// <summary>The behaviour that the section expects of a subject: its own, or that of the nearest one it is based on.</summary>
    public Behaviour? Expected(Subject subject) => GroupOf(subject)?.Behaviour;

    /// <summary>The group that tells what is expected of a subject, or null.</summary>
    public BehaviourGroup? GroupOf(Subject subject)
    {
        for (Subject? candidate = subject; candidate is not null; candidate = candidate.BasedOn)
        {
            foreach (BehaviourGroup group in Groups)
            {
                if (group.Profiles.Contains(candidate.Name))
                {
                    return group;
                }
            }
        }

        return null;
    }
}

/// <summary>A golden file: the scenario with all its variants.</summary>
public sealed record GoldenDocument(string Scenario, string Title, IReadOnlyList<GoldenSection> Sections)
{
    /// <summary>The section of a variant, or null.</summary>
    public GoldenSection? Find(string variant) => Sections.FirstOrDefault(section => section.Variant == variant);
}
