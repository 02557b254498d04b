using Conformance.Qemu.Booting;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Kernels;

/// <summary>A kernel that has run scenarios, all of them.</summary>
/// <param name="Image">The image.</param>
/// <param name="Result">What came of it; it is complete.</param>
/// <param name="Scenarios">The scenarios that it was given, in the order of the outcomes.</param>
/// <param name="NewerPackage">The package, where it is another version of a kernel than the recorded one; otherwise null.</param>
internal sealed record FinishedKernel(
    KernelImage Image, KernelRunResult Result, IReadOnlyList<LoadedScenario> Scenarios, string? NewerPackage)
{
    private const string NoBareCore = "a bare EL2 machine does not run under KVM";

    /// <summary>What came of a scenario under the profile that the kernel is compared with.</summary>
    public ScenarioRun RunOf(LoadedScenario scenario, Subject subject)
    {
        int index = 0;
        while (index < Scenarios.Count && Scenarios[index] != scenario)
        {
            index++;
        }

        // Not even sent into the kernel: every line of the console takes its time.
        return index == Scenarios.Count
            ? new() { Scenario = scenario, Subject = subject, SkipReason = NoBareCore }
            : KernelRuns.Of(scenario, subject, Result.Outcomes[index]!);
    }

    /// <summary>What the kernel logged while a scenario ran.</summary>
    public IEnumerable<string> ComplaintsAbout(string scenario) =>
        Result.Complaints.Where(complaint => Scenarios[complaint.ScenarioIndex].Id == scenario).Select(complaint => complaint.Text);
}
