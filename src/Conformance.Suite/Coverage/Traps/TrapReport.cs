using System.Text;
using Conformance.Arm.Cpus;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>The text of golden/coverage.verified.txt, and what is wrong with the rules for unreachable cells.</summary>
public sealed class TrapReport
{
    private const string Head = """
        Which exceptions and which trapped accesses the scenarios show, all profiles together.

        Exceptions: what the core takes to EL1 or EL2, by exception class, the exception level it comes from, the state of
        software step at that moment, and the guest-debug flags in force ('off' for none; bare-el2 has no KVM). Exceptions that
        KVM injects by software are not among them. Accesses: MRS and MSR of a register that exists and that EL1 lets through,
        by what is set in MDCR_EL2, the bit that names the register, the exception level, and whether it is trapped to EL2. Bits
        of MDCR_EL2 that came after Armv8.0 name no register of these cores and have no rows.

        A cell is hit (by how many scenarios, variants counted, and the first of them), unreachable (by a rule at the end), or a gap:
        it could be hit, and no scenario does.
        """;

    private readonly CellVerdict[] _exceptions;
    private readonly CellVerdict[] _accesses;

    /// <summary>Looks at the cells of all scenarios.</summary>
    public TrapReport(IReadOnlyList<ScenarioCells> scenarios, CpuModel cpu)
    {
        _exceptions = CellVerdict.Of(
            ExceptionCell.All,
            UnreachableCells.Exceptions,
            [.. scenarios.Select(run => (run.Scenario.Id, run.Cells.Exceptions))],
            cpu);
        _accesses = CellVerdict.Of(
            AccessCell.All, UnreachableCells.Accesses, [.. scenarios.Select(run => (run.Scenario.Id, run.Cells.Accesses))], cpu);
        Mistakes =
        [
            .. Contradictions(ExceptionCell.All, _exceptions, Name),
            .. Contradictions(AccessCell.All, _accesses, Name),
            .. Idle(UnreachableCells.Exceptions, ExceptionCell.All, cpu),
            .. Idle(UnreachableCells.Accesses, AccessCell.All, cpu),
        ];
    }

    /// <summary>Cells that are hit although a rule forbids them, and rules that forbid nothing; one line each.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    /// <summary>A cell in words.</summary>
    public static string Name(ExceptionCell cell) => $"{Hex(cell.Class)} EL{cell.FromEl} {Name(cell.Step)} {cell.Flags}";

    /// <summary>A cell in words.</summary>
    public static string Name(AccessCell cell) =>
        $"{cell.Bits} {cell.Class.ToString().ToUpperInvariant()} {(cell.IsRead ? "MRS" : "MSR")} EL{cell.FromEl} {(cell.IsTrapped ? "trapped" : "not trapped")}";

    /// <summary>The text.</summary>
    public string Write()
    {
        StringBuilder text = new();
        text.Append(Head).Append("\n\n");
        text.Append("exceptions: ").Append(Counts(_exceptions)).Append('\n');
        text.Append("accesses: ").Append(Counts(_accesses)).Append('\n');
        WriteExceptions(text);
        WriteAccesses(text);
        WriteRules(text);
        return text.ToString();
    }

    private static string Counts(CellVerdict[] verdicts) =>
        $"{verdicts.Length} cells: {verdicts.Count(verdict => verdict.Hits > 0)} hit, {verdicts.Count(verdict => verdict.Forbidden is not null)} unreachable, "
        + $"{verdicts.Count(verdict => verdict.IsGap)} gaps";

    private void WriteExceptions(StringBuilder text)
    {
        foreach (var row in ExceptionCell.All.Zip(_exceptions).GroupBy(cell => cell.First.Class))
        {
            text.Append('\n').Append(Hex(row.Key)).Append(' ').Append(ExceptionClassTable.Find(Esr.Of(row.Key))!.Name).Append('\n');
            if (WholeLine([.. row.Select(cell => cell.Second)]) is { } whole)
            {
                text.Append("  ").Append(whole).Append('\n');
                continue;
            }

            foreach (var line in row.GroupBy(cell => (cell.First.FromEl, cell.First.Step)))
            {
                WriteCells(text, $"  {Hex(row.Key)}  EL{line.Key.FromEl}  {Name(line.Key.Step)}", [.. line.Select(cell => (cell.First.Flags.Name, cell.Second))]);
            }
        }
    }

    private void WriteAccesses(StringBuilder text)
    {
        foreach (var row in AccessCell.All.Zip(_accesses).GroupBy(cell => cell.First.Bits))
        {
            text.Append("\nMDCR_EL2 ").Append(row.Key).Append('\n');
            foreach (var line in row.GroupBy(cell => (cell.First.Class, cell.First.IsRead)))
            {
                string start = $"  {row.Key}  {line.Key.Class.ToString().ToUpperInvariant()} {(line.Key.IsRead ? "MRS" : "MSR")}";
                WriteCells(text, start, [.. line.Select(cell => ($"EL{cell.First.FromEl} {(cell.First.IsTrapped ? "trapped" : "not trapped")}", cell.Second))]);
            }
        }
    }

    // Cells that are hit have a line each, so that a hunk of a diff is about one of them.
    private static void WriteCells(StringBuilder text, string start, (string Name, CellVerdict Verdict)[] cells)
    {
        if (WholeLine([.. cells.Select(cell => cell.Verdict)]) is { } whole)
        {
            text.Append(start).Append("  ").Append(whole).Append('\n');
            return;
        }

        foreach ((string name, CellVerdict verdict) in cells.Where(cell => cell.Verdict.Hits > 0))
        {
            text.Append(start).Append("  ").Append(name).Append("  ").Append(Outcome(verdict)).Append('\n');
        }

        string[] gaps = [.. cells.Where(cell => cell.Verdict.IsGap).Select(cell => cell.Name)];
        if (gaps.Length > 0)
        {
            text.Append(start).Append("  ").AppendJoin(", ", gaps).Append("  gap\n");
        }

        foreach (var rule in cells.Where(cell => cell.Verdict.Forbidden is not null && cell.Verdict.Hits == 0).GroupBy(cell => cell.Verdict.Forbidden))
        {
            text.Append(start).Append("  ").AppendJoin(", ", rule.Select(cell => cell.Name)).Append("  unreachable: ").Append(rule.Key).Append('\n');
        }
    }

    private static string? WholeLine(CellVerdict[] verdicts)
    {
        CellVerdict first = verdicts[0];
        bool isAlike = first.Hits == 0 && verdicts.All(verdict => verdict == first);
        return !isAlike ? null
            : first.Forbidden is { } rule ? $"all {verdicts.Length} cells unreachable: {rule}"
            : $"all {verdicts.Length} cells are gaps";
    }

    private static string Outcome(CellVerdict verdict) =>
        verdict.IsContradiction ? $"HIT by {verdict.First}, ALTHOUGH {verdict.Forbidden} forbids it" : $"{verdict.Hits} {verdict.First}";

    private void WriteRules(StringBuilder text)
    {
        text.Append("\nrules that make cells unreachable\n");
        foreach (var rule in _exceptions.Concat(_accesses)
            .Where(verdict => verdict.Forbidden is not null)
            .GroupBy(verdict => verdict.Forbidden!.Value)
            .OrderBy(rule => rule.Key))
        {
            Rule row = RuleTable.Find(rule.Key);
            text.Append($"  {rule.Key}, {rule.Count()} cells: {row.Sentence} [{row.Source}]\n");
        }
    }

    private static IEnumerable<string> Contradictions<T>(IReadOnlyList<T> cells, CellVerdict[] verdicts, Func<T, string> name) =>
        cells.Zip(verdicts)
            .Where(cell => cell.Second.IsContradiction)
            .Select(cell => $"{name(cell.First)}: {cell.Second.First} hits the cell, although {cell.Second.Forbidden} is told to forbid it");

    // A row of the rules that only repeats others would hide what they do not say.
    private static IEnumerable<string> Idle<T>(IReadOnlyList<UnreachableCells<T>> rules, IReadOnlyList<T> cells, CpuModel cpu) =>
        rules.Where(row => !cells.Any(cell => rules.First(other => other == row || other.Forbids(cell, cpu)) == row && row.Forbids(cell, cpu)))
            .Select(row => $"UnreachableCells: {row.Rule} forbids no cell that no rule before it does; delete it");

    private static string Hex(ExceptionClass @class) => $"0x{(int)@class:x2}";

    private static string Name(StepPhase step) => step switch
    {
        StepPhase.Inactive => "inactive",
        StepPhase.ActiveNotPending => "active-not-pending",
        _ => "active-pending",
    };
}
