using System.Text.Json;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Goldens;
using Conformance.Suite.Reports.Json;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Exporting;

/// <summary>Writes scenarios so that they can be run without the suite.</summary>
public static class ScenarioExport
{
    /// <summary>The bytes of a file.</summary>
    public static byte[] Format(ExportedSpec spec) => ReportJson.WithLineEnd(JsonSerializer.SerializeToUtf8Bytes(spec, ReportJson.Default.ExportedSpec));

    /// <summary>The JSON Schema of the files.</summary>
    public static string Schema() => JsonSchemaText.Of(ReportJson.Default.ExportedSpec, "A scenario of the ARM64 debug-trap conformance suite");

    /// <summary>A scenario file with the runs of its variants.</summary>
    /// <param name="variants">Every variant, with its runs under the profiles that are exported.</param>
    public static ExportedSpec Of(IReadOnlyList<(LoadedScenario Scenario, IReadOnlyList<ScenarioRun> Runs)> variants)
    {
        ScenarioListing listing = variants[0].Scenario.Listing;
        return new(
            ExportedScenario.Format,
            listing.SpecId,
            listing.Title,
            listing.Why.Trim(),
            listing.Source,
            listing.Requirements,
            [.. variants.Select(variant => Of(variant.Scenario, variant.Runs))]);
    }

    private static ExportedScenario Of(LoadedScenario scenario, IReadOnlyList<ScenarioRun> runs)
    {
        CompiledScenario compiled = scenario.Compiled;
        return new()
        {
            Id = scenario.Id,
            Machine = Word(compiled.Machine),
            Isa = Word(compiled.Isa),
            VcpuFeatures = Hex((uint)compiled.Features),
            Ram = new(Hex(ScenarioMachine.RamBase), ScenarioMachine.RamSize),
            Memory = [.. compiled.Memory.Select(image => new ExportedBytes(Hex(image.Address), Convert.ToHexStringLower(image.Bytes)))],
            Program = GoldenComposer.Program(scenario.Listing),
            Registers = [.. compiled.Registers.Select(Of)],
            GuestDebug = Of(compiled.GuestDebug),
            LogsDirtyPages = compiled.LogsDirtyPages,
            MmioReads = [.. compiled.MmioReads.Select(Hex)],
            SoftwareBreakpoints = [.. compiled.SoftwareBreakpoints.Select(planted => new ExportedBytes(Hex(planted.Address), Convert.ToHexStringLower(planted.Instruction)))],
            OnBreakpoint = Word(compiled.OnBreakpoint),
            OnGuestDebugException = Word(compiled.OnGuestDebugException),
            When = [.. compiled.When.Select(rule => new ExportedRule(Word(rule.On), rule.Nth, [.. rule.Actions.Select(Of)]))],
            MdcrEl2 = Of(compiled.MdcrEl2),
            HcrEl2 = Of(compiled.HcrEl2),
            EndRegion = new(Hex(ScenarioMachine.EndBase), (int)ScenarioMachine.EndSize),
            MaxExits = compiled.MaxExits,
            Expected = [.. Fold(runs)],
        };
    }

    private static IEnumerable<ExportedExpectation> Fold(IReadOnlyList<ScenarioRun> runs)
    {
        ScenarioRun[] told = [.. runs.Where(run => run.Trace is not null)];
        return told
            .GroupBy(run => Array.FindIndex(told, other => other.Trace!.Rows.SequenceEqual(run.Trace!.Rows)))
            .Select(same => new ExportedExpectation([.. same.Select(run => run.Subject.Name)], [.. told[same.Key].Trace!.Rows.Select(Of)]));
    }

    private static IReadOnlyDictionary<string, string> Of(TraceRow row) => TraceColumns.All
        .Where(column => column != TraceColumns.Scenario && row.Text(column).Length > 0)
        .ToDictionary(column => column.Name, row.Text);

    private static ExportedRegister Of(RegisterValue value) => new(NameOf(value.Register), Hex(value.Register.Id), Hex(value.Value));

    private static string NameOf(OneReg register) => register switch
    {
        { IsSysReg: true } => SystemRegisterTable.Find(new SystemRegisterEncoding(register.SysRegEncoding))?.Register.ToString() ?? $"sysreg 0x{register.SysRegEncoding:x}",
        { CoreIndex: < OneReg.SpEl0Index } => $"x{register.CoreIndex}",
        { CoreIndex: OneReg.SpEl0Index } => "sp_el0",
        { CoreIndex: OneReg.PcIndex } => "pc",
        { CoreIndex: OneReg.PstateIndex } => "pstate",
        { CoreIndex: OneReg.SpEl1Index } => "sp_el1",
        { CoreIndex: OneReg.ElrEl1Index } => "elr_el1",
        _ => $"spsr[{register.CoreIndex - OneReg.SpsrEl1Index}]",
    };

    private static ExportedGuestDebug Of(GuestDebug debug) => new(
        Hex((uint)debug.Control), Values(debug.Bcr), Values(debug.Bvr), Values(debug.Wcr), Values(debug.Wvr));

    private static IReadOnlyList<string> Values(DebugRegisterFile file)
    {
        ReadOnlySpan<ulong> values = file;
        return [.. values[..(values.LastIndexOfAnyExcept(0UL) + 1)].ToArray().Select(Hex)];
    }

    private static ExportedAction Of(VmmAction action) => action switch
    {
        SetRegisters set => new("setRegisters", [.. set.Values.Select(Of)], Hex(0)),
        SetGuestDebugFlags flags => new("setGuestDebug", [], Hex((uint)flags.Flags)),
        RaiseSError => new("raiseSError", [], Hex(0)),
        SetImmediateExit => new("immediateExit", [], Hex(0)),
        SaveRestore => new("saveRestore", [], Hex(0)),
        ResetVcpu => new("vcpuInit", [], Hex(0)),
        _ => throw new InvalidOperationException($"{action.GetType().Name} cannot be exported"),
    };

    private static ExportedOverride Of(RegisterOverride forced) => new(Hex(forced.Mask), Hex(forced.Value));

    private static string Hex(ulong value) => $"0x{value:x}";

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
