using Conformance.Behaviours.Profiles;
using Conformance.Kvm.Machines;

namespace Conformance.Suite.Running;

/// <summary>What scenarios run under: a KVM profile, or the bare EL2 machine.</summary>
public sealed class Subject
{
    /// <summary>The name of the bare EL2 machine.</summary>
    public const string BareEl2Name = "bare-el2";

    private Subject(string name, Profile? profile, Subject? basedOn)
    {
        Name = name;
        Profile = profile;
        BasedOn = basedOn;
    }

    /// <summary>The name in goldens and on the command line.</summary>
    public string Name { get; }

    /// <summary>The KVM profile; null for the bare EL2 machine.</summary>
    public Profile? Profile { get; }

    /// <summary>What it behaves like where nothing else is said.</summary>
    public Subject? BasedOn { get; }

    /// <summary>The kind of machine that it runs.</summary>
    public MachineKind Machine => Profile is null ? MachineKind.El2 : MachineKind.Kvm;

    /// <summary>All subjects: every profile after its base, then the bare EL2 machine.</summary>
    public static IReadOnlyList<Subject> AllOf(ProfileTree profiles)
    {
        Dictionary<string, Subject> byName = new(StringComparer.Ordinal);
        List<Subject> all = [];
        foreach (Profile profile in profiles.All)
        {
            Subject subject = new(profile.Name, profile, profile.BasedOn is null ? null : byName[profile.BasedOn.Name]);
            byName.Add(profile.Name, subject);
            all.Add(subject);
        }

        all.Add(new(BareEl2Name, null, null));
        return all;
    }

    /// <summary>A profile that belongs to no tree, such as one with a switch flipped.</summary>
    public static Subject Of(Profile profile) => new(profile.Name, profile, null);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
