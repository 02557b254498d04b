using Conformance.Behaviours.Switches;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Yaml.Binding;

namespace Conformance.Suite.Profiles;

/// <summary>A profile file after reading, before its base is found.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Title">One sentence.</param>
/// <param name="BasedOn">The name of the base; empty for a root.</param>
/// <param name="BasedOnSpan">Where the base is named.</param>
/// <param name="SwitchesSpan">Where the switches begin.</param>
/// <param name="Changes">The value index of each switch that the file sets.</param>
/// <param name="IsYamlSound">Whether the YAML reader had nothing to say.</param>
/// <param name="Context">The file, for mistakes that show only beside other files.</param>
internal sealed record ProfileDraft(
    string Name,
    string Title,
    string BasedOn,
    SourceSpan BasedOnSpan,
    SourceSpan SwitchesSpan,
    IReadOnlyDictionary<BehaviourSwitch, int> Changes,
    bool IsYamlSound,
    BindContext Context)
{
    /// <summary>Whether no mistake was found in the file so far.</summary>
    public bool IsSound => IsYamlSound && Context.ErrorCount == 0;
}
