using System.Text;
using System.Text.RegularExpressions;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Requirements;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Coverage;

/// <summary>The rows of requirements that a scenario has, from the run that a debugger is promised.</summary>
public static partial class RequirementRows
{
    private const ulong ResetPstate = 0x3c5;

    /// <summary>All of them; a row can come more than once.</summary>
    public static IEnumerable<RequirementRow> Of(LoadedScenario scenario, Promises promises) =>
        promises.Alternatives.SelectMany(promise => Of(scenario, promise));

    private static IEnumerable<RequirementRow> Of(LoadedScenario scenario, Promise promise)
    {
        CompiledScenario compiled = scenario.Compiled;
        GuestDebugFlags flags = GuestDebugFlags.None;
        int sets = 0;
        ulong pc = ScenarioMachine.RamBase;
        string level = LevelOf(compiled.Registers.FirstOrDefault(value => value.Register == OneReg.Pstate, new(OneReg.Pstate, ResetPstate)).Value);
        string context = ContextOf(scenario);
        string done = "";
        ScriptReplay script = new(compiled);
        foreach (TraceRow row in promise.Trace.Rows)
        {
            if (row.Kind == TraceRowKinds.Set)
            {
                string asked = sets == 0 ? SetupText.Flags(compiled.GuestDebug.Control) : "";
                flags = promise.Log.Flags[sets++];
                yield return new(RequirementIds.FlagsValid, $"{asked} -> {SetupText.Flags(flags)}, errno {row[TraceColumns.Errno]}", "", done);
                continue;
            }

            if (row.ExitNumber is not { } exit)
            {
                foreach (RequirementRow missed in NotHit(scenario, promise, context))
                {
                    yield return missed;
                }

                foreach (string id in OfFacts(promise.Log.Facts))
                {
                    yield return new(id, $"{SetupText.Flags(flags)} {promise.Log.Facts}", EndClass(row), done);
                }

                continue;
            }

            (ExitCause cause, bool isFirstAfterReset) = promise.Log.Origins[exit];
            ulong at = row[TraceColumns.Pc]!.Value;
            string situation = $"{cause} {level} {SetupText.Flags(flags)}{(isFirstAfterReset ? " after reset" : "")} {Outcome(row)} {context}";
            string instruction = InstructionAt(scenario, StepSyndrome.IsStep(cause) ? pc : at);
            foreach (string id in IdsOf(compiled, promise, row, cause))
            {
                yield return new(id, situation, instruction, done + Slots(compiled, cause, row));
            }

            done = $"{Outcome(row)} {script.After(row)}";
            pc = at;
            level = LevelOf(row[TraceColumns.Pstate]!.Value);
        }
    }

    // Debug exceptions from the guest to itself are masked by PSTATE.D, those to EL2 must not be.
    private static string LevelOf(ulong pstate) => (Pstate.M.Get(pstate) == 0 ? "EL0" : "EL1") + (Pstate.D.IsSet(pstate) ? "" : " D clear");

    // The system registers that decide what the guest's own debugging and its exceptions do.
    private static string ContextOf(LoadedScenario scenario)
    {
        IEnumerable<string> initial = scenario.Compiled.Registers.Where(value => value.Register.IsSysReg && value.Register != OneReg.VbarEl1)
            .Select(value => $"{value.Register.SysRegEncoding:x}");
        IEnumerable<string> written = scenario.Listing.Program.Where(statement => statement.Source.Contains("msr ", StringComparison.Ordinal))
            .Select(statement => Numbers().Replace(statement.Source, ""));
        return string.Join(' ', initial.Concat(written).Distinct().Order(StringComparer.Ordinal))
            + (scenario.Compiled.LogsDirtyPages ? " dirty-logged" : "");
    }

    private static IEnumerable<string> IdsOf(CompiledScenario scenario, Promise promise, TraceRow row, ExitCause cause)
    {
        if (StepSyndrome.IsStep(cause))
        {
            yield return ExercisedRequirements.OfStep(cause) ?? RequirementIds.StepOne;
            yield break;
        }

        if (ExercisedRequirements.OfBreakpoint(cause) is not { } breakpoint)
        {
            yield return promise.Log.IsDebugged ? RequirementIds.Transparent : RequirementIds.Undebugged;
            yield break;
        }

        yield return breakpoint;
        if (ExercisedRequirements.HidesGuestBrk(scenario, row[TraceColumns.Pc]!.Value))
        {
            yield return RequirementIds.BrkHostWins;
        }
    }

    private static IEnumerable<string> OfFacts(GuestFacts facts)
    {
        if ((facts & GuestFacts.TookBrk) != 0)
        {
            yield return RequirementIds.BrkGuest;
        }

        if ((facts & GuestFacts.WantedToStep) != 0)
        {
            yield return RequirementIds.GuestStepSuspended;
        }

        if ((facts & GuestFacts.ReadSignedMmio) != 0)
        {
            yield return RequirementIds.MmioExtend;
        }
    }

    // That a breakpoint or watchpoint leaves a program alone is promised as well.
    private static IEnumerable<RequirementRow> NotHit(LoadedScenario scenario, Promise promise, string context)
    {
        CompiledScenario compiled = scenario.Compiled;
        if (!promise.Log.Flags.Any(flags => (flags & GuestDebugFlags.UseHw) != 0))
        {
            yield break;
        }

        string program = string.Join("; ", scenario.Listing.Program.Where(statement => statement.IsInstruction).Select(statement => InstructionAt(scenario, statement.Address)));
        foreach ((string id, ExitCause cause, string slots) in ((string, ExitCause, string)[])
        [
            (RequirementIds.BpHost, ExitCause.HostBreakpoint, Enabled(compiled.GuestDebug.Bcr)),
            (RequirementIds.WpHost, ExitCause.HostWatchpoint, Enabled(compiled.GuestDebug.Wcr)),
        ])
        {
            if (!promise.Log.Origins.Any(origin => origin.Cause == cause))
            {
                yield return new(id, $"not hit {context}", program, slots);
            }
        }
    }

    private static string EndClass(TraceRow end)
    {
        ulong esr = EndDifferences.Values(end.Detail).GetValueOrDefault(EndRegisters.All[0].Name);
        return esr == ResetValues.Unknown ? "" : Arm.Syndromes.Esr.ClassOf(esr).ToString();
    }

    private static string Outcome(TraceRow row) => row[TraceColumns.Ret] != 0 ? $"errno {row[TraceColumns.Errno]}"
        : row[TraceColumns.MmioLen] is { } length ? $"mmio {row[TraceColumns.MmioIsWrite]} {length}"
        : $"exit {row[TraceColumns.ExitReason]} {row[TraceColumns.Hsr]:x}";

    // What a breakpoint or watchpoint is set to decides whether it hits.
    private static string Slots(CompiledScenario scenario, ExitCause cause, TraceRow row) => cause switch
    {
        ExitCause.HostBreakpoint => Enabled(scenario.GuestDebug.Bcr),
        ExitCause.HostWatchpoint => $"{Enabled(scenario.GuestDebug.Wcr)} far+{row[TraceColumns.Far] & 0x3f}",
        _ => "",
    };

    private static string Enabled(in DebugRegisterFile controls)
    {
        StringBuilder text = new();
        for (int n = 0; n < DebugRegisterFile.Count; n++)
        {
            if ((controls[n] & 1) != 0)
            {
                text.Append($" {n}:0x{controls[n]:x}");
            }
        }

        return text.ToString();
    }

    private static string InstructionAt(LoadedScenario scenario, ulong address)
    {
        foreach (ListedStatement statement in scenario.Listing.Program)
        {
            if (statement.Address == address && statement.IsInstruction)
            {
                StringBuilder text = new();
                InstructionSet set = InstructionSets.Of(scenario.Listing.Isa);
                set.Disassemble(set.Read(statement.Bytes.Span), new(address, _ => null), text);
                return Numbers().Replace(text.ToString(), "");
            }
        }

        return address - ScenarioMachine.VectorBase < ScenarioMachine.VectorCount * ScenarioMachine.VectorStride ? $"vector 0x{address - ScenarioMachine.VectorBase & ~0x7fUL:x}" : "elsewhere";
    }

    // Which register and which number an instruction has makes no other situation; which system register it names does.
    [GeneratedRegex(@"(?<=\b[xwr])\d+\b|#-?(0x)?[0-9a-f]+|\b0x[0-9a-f]+\b")]
    private static partial Regex Numbers();

    // The script at an exit, in words; events are counted by what the VMM counts them with.
    private sealed class ScriptReplay(CompiledScenario scenario)
    {
        private readonly WhenCounter _exits = new();

        public string After(TraceRow row)
        {
            WhenEvent? kind = row[TraceColumns.Ret] == 0
                ? WhenRule.EventOf((ExitReason)row[TraceColumns.ExitReason]!.Value, row[TraceColumns.MmioIsWrite] == 1)
                : null;
            List<string> words = [.. scenario.When.Where(rule => _exits.IsDue(rule, kind)).SelectMany(rule => rule.Actions).Select(Word)];
            _exits.Count(kind);
            if (kind == WhenEvent.Debug)
            {
                words.Add($"{scenario.OnBreakpoint}/{scenario.OnGuestDebugException}");
            }

            return string.Join(' ', words);
        }

        private static string Word(VmmAction action) => action switch
        {
            SetRegisters set => "set " + string.Join(',', set.Values.Select(value => value.Register.IsCore ? $"core{value.Register.CoreIndex}" : $"sys{value.Register.SysRegEncoding:x}")),
            SetGuestDebugFlags flags => SetupText.Flags(flags.Flags),
            _ => action.GetType().Name,
        };
    }
}
