using Conformance.Arm.Names;
using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;

namespace Conformance.Suite.Profiles;

/// <summary>Makes profiles of drafts: finds each one's base, and reports bases that are missing or go in a circle.</summary>
internal sealed class ProfileLinker
{
    private readonly Dictionary<string, ProfileDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Profile?> _made = new(StringComparer.Ordinal);

    /// <summary>Takes the drafts.</summary>
    public ProfileLinker(IReadOnlyList<ProfileDraft> drafts)
    {
        foreach (ProfileDraft draft in drafts)
        {
            _drafts.Add(draft.Name, draft);
        }
    }

    /// <summary>The profiles without mistakes whose bases have none either.</summary>
    public IReadOnlyList<Profile> Link()
    {
        List<Profile> profiles = [];
        foreach (ProfileDraft draft in _drafts.Values)
        {
            if (Make(draft, []) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        return profiles;
    }

    private Profile? Make(ProfileDraft draft, List<string> trail)
    {
        if (_made.TryGetValue(draft.Name, out Profile? made))
        {
            return made;
        }

        trail.Add(draft.Name);
        Profile? profile = draft.BasedOn.Length == 0 ? MakeRoot(draft) : MakeChild(draft, trail);
        if (profile is not null && SwitchCombinations.FindIn(profile) is { } invalid)
        {
            draft.Context.Error(draft.SwitchesSpan, $"{invalid.First} does not go with {invalid.Second}: {invalid.Reason}; change one of them");
            profile = null;
        }

        _made[draft.Name] = profile;
        return profile;
    }

    private static Profile? MakeRoot(ProfileDraft draft)
    {
        List<string> missing = [];
        foreach (BehaviourSwitch key in SwitchTable.All)
        {
            if (!draft.Changes.ContainsKey(key))
            {
                missing.Add(key.Name);
            }
        }

        if (missing.Count > 0)
        {
            draft.Context.Error(
                draft.SwitchesSpan,
                $"a profile without 'based-on' gives every switch a value; missing are {string.Join(", ", missing)}");
            return null;
        }

        return draft.IsSound ? new(draft.Name, draft.Title, null, draft.Changes) : null;
    }

    private Profile? MakeChild(ProfileDraft draft, List<string> trail)
    {
        if (!_drafts.TryGetValue(draft.BasedOn, out ProfileDraft? baseDraft))
        {
            string meant = NameSuggestion.Clause(draft.BasedOn, _drafts.Keys, "; 'based-on' is the name of another file in this folder");
            draft.Context.Error(draft.BasedOnSpan, $"unknown profile '{draft.BasedOn}'{meant}");
            return null;
        }

        int start = trail.IndexOf(draft.BasedOn);
        if (start >= 0)
        {
            string circle = string.Join(" -> ", [.. trail[start..], draft.BasedOn]);
            draft.Context.Error(
                draft.BasedOnSpan,
                $"the profiles are based on each other in a circle: {circle}; one of them needs another base");
            return null;
        }

        Profile? basedOn = Make(baseDraft, trail);
        return basedOn is not null && draft.IsSound ? new(draft.Name, draft.Title, basedOn, draft.Changes) : null;
    }
}
