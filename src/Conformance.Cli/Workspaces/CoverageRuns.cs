using Conformance.Arm.Cpus;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Coverage;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Coverage.Traps;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;

namespace Conformance.Cli.Workspaces;

/// <summary>Runs all scenarios of a workspace for what they show together.</summary>
public static class CoverageRuns
{
    private static CpuModel Cpu => CpuModels.All[0];

    /// <summary>What every flip of a switch changes.</summary>
    public static SwitchReport Switches(Workspace workspace) => new(Kills(workspace), workspace.Scenarios);

    /// <summary>The matrix of traps.</summary>
    public static TrapReport Traps(Workspace workspace) => new(Cells(workspace), Cpu);

    /// <summary>What each scenario file adds.</summary>
    public static Contributions Contributions(Workspace workspace)
    {
        Contributions contributions = new(workspace.Scenarios);
        contributions.Add(Cells(workspace));
        contributions.Add(Kills(workspace));
        AddRequirements(workspace, contributions);
        AddRecordings(workspace, contributions);
        AddAArch32Forms(workspace, contributions);
        return contributions;
    }

    // In AArch32 an instruction is another one with each condition and in each slot of an IT block, which no cell and no switch tells.
    private static void AddAArch32Forms(Workspace workspace, Contributions contributions)
    {
        foreach (LoadedScenario scenario in workspace.Scenarios.Where(scenario => scenario.Compiled.Isa != GuestIsa.A64))
        {
            InstructionSet set = InstructionSets.Of(scenario.Compiled.Isa);
            CompiledScenario compiled = scenario.Compiled;
            ulong pstate = compiled.Registers.LastOrDefault(value => value.Register == OneReg.Pstate).Value;
            ItState it = default;
            int slot = 0;
            foreach (ListedStatement statement in scenario.Listing.Program.Where(statement => statement.IsInstruction))
            {
                uint word = set.Read(statement.Bytes.Span);
                uint condition = scenario.Compiled.Isa == GuestIsa.A32 ? word >> 28 : 0;
                Encoding? form = set.Find(word);
                uint? coprocessor = form?.Pattern.Find("coproc")?.Get(word);
                contributions.Add(scenario, new AArch32Form(form?.Syntax.Text, coprocessor, condition, it, slot, pstate, compiled.GuestDebug.Control, compiled.Features, compiled.Cpu));
                ItState next = set.ItAfter(word, it);
                slot = next.Left >= it.Left ? 0 : slot + 1;
                it = next;
            }
        }
    }

    private sealed record AArch32Form(
        string? Syntax, uint? Coprocessor, uint Condition, ItState It, int Slot, ulong Pstate, GuestDebugFlags Flags, VcpuFeatures Features, string Cpu);

    // What a kernel returned whose image nobody has any more would be lost with its scenario.
    private static void AddRecordings(Workspace workspace, Contributions contributions)
    {
        TraceStore store = TraceStore.Load(workspace.Repository.Traces, "traces", new());
        foreach (TraceSource source in store.Sources.Where(source => source.Provenance.ImageSha256 is null))
        {
            foreach (LoadedScenario scenario in workspace.Scenarios.Where(scenario => source.Traces.ContainsKey(scenario.Id)))
            {
                contributions.Add(scenario, (source.Name, scenario.Id));
            }
        }
    }

    // What is promised of a scenario differs little from kernel to kernel; the newest one that it runs under stands for all.
    private static void AddRequirements(Workspace workspace, Contributions contributions)
    {
        PromiseRunner promises = ReferenceBackends.Promises(Cpu);
        foreach (LoadedScenario scenario in workspace.Scenarios)
        {
            Subject newest = SuiteRunner.SubjectsOf(scenario, workspace.Subjects).Last();
            foreach (RequirementRow row in promises.Of(scenario, newest) is { } promised ? RequirementRows.Of(scenario, promised) : [])
            {
                contributions.Add(scenario, row);
            }
        }
    }

    private static IReadOnlyList<FlipKills> Kills(Workspace workspace) => new SwitchKills(Backend).Find(workspace.Profiles, workspace.Scenarios);

    private static IReadOnlyList<ScenarioCells> Cells(Workspace workspace) => new TrapCoverage(Backend, Cpu).Find(workspace.Scenarios, workspace.Subjects);

    private static IBackend Backend(Subject subject) => ReferenceBackends.ForMany(subject, Cpu);
}
