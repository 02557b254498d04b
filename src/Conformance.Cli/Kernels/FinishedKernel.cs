using Conformance.Qemu.Booting;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;

namespace Conformance.Cli.Kernels;

/// <summary>A kernel, or a bare core, that has run scenarios, all of them.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Cpu">The core it ran on.</param>
/// <param name="ImageSha256">SHA-256 of the image, 64 lower-case hex digits; null where no image was booted.</param>
/// <param name="Result">What came of it; it is complete.</param>
/// <param name="Scenarios">The scenarios that it was given, in the order of the outcomes.</param>
/// <param name="NewerPackage">The package, where it is another version of a kernel than the recorded one; otherwise null.</param>
internal sealed record FinishedKernel(
    KernelRequest Request,
    string Cpu,
    string? ImageSha256,
    KernelRunResult Result,
    IReadOnlyList<LoadedScenario> Scenarios,
    string? NewerPackage)
{
    private readonly Dictionary<LoadedScenario, int> _indexes = Scenarios.Select((scenario, i) => (scenario, i)).ToDictionary();

    /// <summary>Whether a recording was made on such a machine: the core, and how KVM ran there if it did.</summary>
    public bool IsLike(Provenance recording) => recording.Cpu == Cpu && recording.Mode == (Request.Source == KernelSource.BareCore ? MonitorRun.Mode : Result.Mode);

    /// <summary>What came of a scenario under the profile that the kernel is compared with.</summary>
    public ScenarioRun RunOf(LoadedScenario scenario, Subject subject) => _indexes.TryGetValue(scenario, out int index)
        ? KernelRuns.Of(scenario, subject, Result.Outcomes[index]!)
        : new() { Scenario = scenario, Subject = subject, SkipReason = KernelSources.WhyNot(Request.Source) };

    /// <summary>What the kernel logged while a scenario ran.</summary>
    public IEnumerable<string> ComplaintsAbout(string scenario) =>
        Result.Complaints.Where(complaint => Scenarios[complaint.ScenarioIndex].Id == scenario).Select(complaint => complaint.Text);
}
