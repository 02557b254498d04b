using System.Text;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Goldens;

/// <summary>Makes the parts of a golden from a scenario and its runs.</summary>
public static class GoldenComposer
{
    private const string NothingSet = "everything at its default";

    /// <summary>What a run did, as a golden tells it.</summary>
    public static Behaviour BehaviourOf(ScenarioRun run) =>
        Behaviour.Of(run.Trace!, run.Traps, Verdicts(run), new(new(run.Scenario.Listing), run.Scenario.Compiled));

    // What the scenario is about is told either way; everything else only where it is broken.
    private static IEnumerable<BehaviourLine> Verdicts(ScenarioRun run)
    {
        string[] held = [.. run.Verdicts?.Held.Where(run.Scenario.Listing.Requirements.Contains) ?? []];
        if (held.Length > 0)
        {
            yield return new(GoldenText.HoldsName, string.Join(' ', held));
        }

        string[] broken = [.. run.Verdicts?.Deviations.Select(deviation => deviation.Requirement) ?? []];
        if (broken.Length > 0)
        {
            yield return new(GoldenText.DeviatesName, string.Join(' ', broken));
        }
    }

    /// <summary>The section of one scenario.</summary>
    /// <param name="listing">The scenario.</param>
    /// <param name="behaviours">What each subject does, bases first.</param>
    /// <param name="before">The section that the golden has now, or null.</param>
    public static GoldenSection Compose(
        ScenarioListing listing, IReadOnlyList<(Subject Subject, Behaviour Behaviour)> behaviours, GoldenSection? before)
    {
        HashSet<string>? roster = before is null ? null : [.. before.Roster];
        return new(listing.Variant, Program(listing), Setup(listing), BehaviourGrouping.Of(behaviours, roster));
    }

    /// <summary>The program: label, address, bytes, our disassembly.</summary>
    public static IReadOnlyList<string> Program(ScenarioListing listing)
    {
        AddressText addresses = new(listing);
        InstructionSet set = InstructionSets.Of(listing.Isa);
        int width = listing.Program.Count == 0 ? 0 : listing.Program.Max(statement => statement.Label.Length);
        List<string> lines = new(listing.Program.Count);
        ItState it = default;
        foreach (ListedStatement statement in listing.Program)
        {
            lines.Add($"{statement.Label.PadRight(width)}  0x{statement.Address:x}  {Word(statement, set)}  {Text(statement, set, addresses, it)}".TrimEnd());
            it = statement.IsInstruction ? set.ItAfter(set.Read(statement.Bytes.Span), it) : default;
        }

        return lines;
    }

    /// <summary>Everything but the program that differs from the defaults.</summary>
    public static IReadOnlyList<string> Setup(ScenarioListing listing) => listing.Setup.Count == 0 ? [NothingSet] : listing.Setup;

    // An instruction is shown as the word that the manual draws, data as the bytes in memory.
    private static string Word(ListedStatement statement, InstructionSet set)
    {
        ReadOnlySpan<byte> bytes = statement.Bytes.Span;
        return statement.IsInstruction && bytes.Length == 4 ? set.Read(bytes).ToString("x8")
            : statement.IsInstruction && bytes.Length == 2 ? (set.Read(bytes) >> 16).ToString("x4").PadRight(8)
            : Convert.ToHexStringLower(bytes.Length > 16 ? bytes[..16] : bytes) + (bytes.Length > 16 ? "..." : "");
    }

    private static string Text(ListedStatement statement, InstructionSet set, AddressText addresses, ItState it)
    {
        if (!statement.IsInstruction)
        {
            return statement.Source;
        }

        StringBuilder text = new();
        PrintContext context = new(statement.Address, addresses.NameOf, it);
        set.Disassemble(set.Read(statement.Bytes.Span), context, text);
        return text.ToString();
    }
}
