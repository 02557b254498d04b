using System.Reflection;
using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Explaining;

/// <summary>A choice that could have been another one: a switch of the kernel, or a field of the CPU model.</summary>
/// <param name="Name">The switch or field.</param>
/// <param name="Here">Its value.</param>
/// <param name="Other">The other value.</param>
/// <param name="Meaning">What a kernel with the other value does; empty for a field.</param>
/// <param name="Run">The run with the other value.</param>
public sealed record DecidingChoice(string Name, string Here, string Other, string Meaning, ScenarioRun Run);

/// <summary>Runs a scenario again with each choice made otherwise, one at a time.</summary>
/// <param name="runners">A runner for a core.</param>
/// <param name="cpu">The core.</param>
public sealed class OtherChoices(Func<CpuModel, SuiteRunner> runners, CpuModel cpu)
{
    /// <summary>One run for every value that a switch or a field could have instead.</summary>
    public IEnumerable<DecidingChoice> Of(LoadedScenario scenario, Subject subject)
    {
        SuiteRunner same = runners(cpu);
        foreach (SwitchFlip flip in subject.Profile is { } profile ? SwitchFlip.AllOf(profile).Where(flip => flip.Invalid is null) : [])
        {
            SwitchValue other = flip.Switch.Values[flip.To];
            yield return new(
                flip.Switch.Name, flip.Switch.Values[flip.From].Name, other.Name, other.Meaning, same.Run(scenario, Subject.Of(flip.Flipped)) with { Subject = subject });
        }

        // Every choice of a core that is a yes or a no.
        foreach (PropertyInfo field in typeof(CpuModel).GetProperties().Where(property => property.PropertyType == typeof(bool) && property.CanWrite))
        {
            bool here = (bool)field.GetValue(cpu)!;
            CpuModel flipped = cpu with { };
            field.SetValue(flipped, !here);
            yield return new($"{cpu.Name}.{field.Name}", Word(here), Word(!here), "", runners(flipped).Run(scenario, subject));
        }
    }

    private static string Word(bool value) => value ? "true" : "false";
}
