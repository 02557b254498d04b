namespace Conformance.Suite.Reports.Model;

/// <summary>Names profiles in a report.</summary>
public static class ReportedProfiles
{
    /// <summary>The report with a profile under another name: that of the kernel which was compared with it.</summary>
    public static SuiteReport Renamed(SuiteReport report, string profile, ReportedProfile replacement)
    {
        return report with
        {
            Profiles = [.. report.Profiles.Select(entry => entry.Name == profile ? replacement : entry)],
            Requirements =
            [
                .. report.Requirements.Select(requirement => requirement with
                {
                    Profiles = [.. requirement.Profiles.Select(entry => entry with { Profile = Name(entry.Profile) })],
                }),
            ],
            Scenarios =
            [
                .. report.Scenarios.Select(scenario => scenario with
                {
                    Outcomes = [.. scenario.Outcomes.Select(outcome => outcome with { Profiles = [.. outcome.Profiles.Select(Name)] })],
                    Behaviours = [.. scenario.Behaviours.Select(behaviour => behaviour with { Profiles = [.. behaviour.Profiles.Select(Name)] })],
                }),
            ],
        };

        string Name(string name) => name == profile ? replacement.Name : name;
    }
}
