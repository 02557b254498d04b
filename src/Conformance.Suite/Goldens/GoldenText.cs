using System.Text;
using Conformance.Suite.Traces;
using DiffPlex;
using DiffPlex.Model;

namespace Conformance.Suite.Goldens;

/// <summary>Writes goldens. <see cref="GoldenReader"/> reads what this writes.</summary>
public static class GoldenText
{
    internal const string VariantWord = "variant ";
    internal const string ProgramWord = "program";
    internal const string SetupWord = "setup";
    internal const string BehaviourWord = "behaviour of ";
    internal const string DifferenceWord = ", where it differs from ";
    internal const string Margin = "  ";
    internal const string Bar = " | ";
    internal const string SameWord = "as ";
    internal const string OfWord = " of ";
    internal const string MissingName = "-";

    /// <summary>The line of requirements that a run keeps.</summary>
    internal const string HoldsName = "holds";

    /// <summary>The line of requirements that a run breaks.</summary>
    internal const string DeviatesName = "deviates";

    private const string KernelPrefix = "linux-";
    private const string SetName = "set";
    private const string EndName = TraceRow.EndSeq;
    private const string DebugExit = "DEBUG";

    /// <summary>The text of a golden.</summary>
    public static string Write(GoldenDocument document)
    {
        StringBuilder text = new();
        text.Append(document.Scenario).Append('\n').Append(document.Title).Append('\n');
        GoldenSection? before = null;
        foreach (GoldenSection section in document.Sections)
        {
            WriteSection(section, before, text);
            before = section;
        }

        return text.ToString();
    }

    // A variant repeats neither the program nor the setup of the variant before it.
    private static void WriteSection(GoldenSection section, GoldenSection? before, StringBuilder text)
    {
        if (section.Variant.Length != 0)
        {
            text.Append('\n').Append(VariantWord).Append(section.Variant).Append('\n');
        }

        if (before is null || !before.Program.SequenceEqual(section.Program))
        {
            WriteBlock(ProgramWord, section.Program, text);
        }

        if (before is null || !before.Setup.SequenceEqual(section.Setup))
        {
            WriteBlock(SetupWord, section.Setup, text);
        }

        for (int i = 0; i < section.Groups.Count; i++)
        {
            BehaviourGroup group = section.Groups[i];
            text.Append('\n').Append(BehaviourWord).AppendJoin(' ', group.Profiles);
            text.Append(i == 0 ? "" : DifferenceWord + ReferenceOf(section.Groups[0])).Append('\n');
            IEnumerable<string> lines = i == 0
                ? group.Behaviour.Lines.Select(line => line.ToString())
                : Differences(section.Groups[0], group);
            foreach (string line in lines)
            {
                text.Append(Margin).Append(line).Append('\n');
            }
        }
    }

    private static void WriteBlock(string title, IReadOnlyList<string> lines, StringBuilder text)
    {
        text.Append('\n').Append(title).Append('\n');
        foreach (string line in lines)
        {
            text.Append(Margin).Append(line).Append('\n');
        }
    }

    // Every line carries the profiles' names, so that a hunk of three lines reads by itself.
    private static List<string> Differences(BehaviourGroup main, BehaviourGroup group)
    {
        string prefix = PrefixOf(group.Profiles);
        List<string> lines = Compressed(main, group.Behaviour, prefix);

        // Where runs of equal lines are numbered in a way that cannot be told shortly, everything is told.
        return GoldenReader.ReadDifferences(lines, prefix, main).Equals(group.Behaviour)
            ? lines
            : [.. group.Behaviour.Lines.Select(line => prefix + line)];
    }

    /// <summary>What every line of a differing group begins with: its profiles, kernels by their version alone.</summary>
    internal static string PrefixOf(IReadOnlyList<string> profiles) =>
        string.Join(' ', profiles.Select(name => name.StartsWith(KernelPrefix, StringComparison.Ordinal) ? name[KernelPrefix.Length..] : name)) + Bar;

    /// <summary>The profile that stands for the first group where others differ from it: its last, which is its newest.</summary>
    internal static string ReferenceOf(BehaviourGroup main) => main.Profiles[^1];

    private static List<string> Compressed(BehaviourGroup main, Behaviour mine, string prefix)
    {
        string reference = ReferenceOf(main);
        IReadOnlyList<BehaviourLine> above = main.Behaviour.Lines;
        List<string> lines = [];
        DiffResult diff = Differ.Instance.CreateLineDiffs(Joined(main.Behaviour), Joined(mine), ignoreWhitespace: false);
        int a = 0;
        int b = 0;
        foreach (DiffBlock block in diff.DiffBlocks)
        {
            AddSame(above, a, mine, b, block.InsertStartB - b, reference, prefix, lines);
            // Exits that are missing are told where exits are told: before the end.
            BehaviourLine[] own = [.. mine.Lines.Skip(block.InsertStartB).Take(block.InsertCountB)];
            int exits = own.TakeWhile(line => line.Name != EndName && !IsVerdict(line)).Count();
            lines.AddRange(own.Take(exits).Select(line => prefix + line));
            if (above[0] == mine.Lines[0])
            {
                AddMissing(above, block, mine, reference, prefix, lines);
            }

            lines.AddRange(own.Skip(exits).Select(line => prefix + line));
            a = block.DeleteStartA + block.DeleteCountA;
            b = block.InsertStartB + block.InsertCountB;
        }

        AddSame(above, a, mine, b, mine.Lines.Count - b, reference, prefix, lines);
        return lines;
    }

    // An exit that has no counterpart of its kind would otherwise show only in the numbers that follow. Where debugging was
    // refused there is nothing to miss.
    private static void AddMissing(
        IReadOnlyList<BehaviourLine> above, DiffBlock block, Behaviour mine, string reference, string prefix, List<string> lines)
    {
        List<string> kinds = [.. mine.Lines.Skip(block.InsertStartB).Take(block.InsertCountB).Select(KindOf)];
        foreach (BehaviourLine line in above.Skip(block.DeleteStartA).Take(block.DeleteCountA))
        {
            if (!IsVerdict(line) && !kinds.Remove(KindOf(line)))
            {
                lines.Add($"{prefix}{MissingName,3}{RowText.Separator}without {line.Name}{OfWord}{reference}: {line.Text}");
            }
        }
    }

    // A debug exit is matched by one at the same pc: a stop somewhere else does not stand for it. Other exits are of a kind by
    // their exit_reason, because pc at an MMIO exit differs between kernels; other lines by their name.
    private static string KindOf(BehaviourLine line)
    {
        string[] parts = line.Text.Split(RowText.Separator);
        return !char.IsAsciiDigit(line.Name[0]) ? line.Name : parts[0] == DebugExit ? $"{parts[0]} {parts[1]}" : parts[0];
    }

    // Lines of the two are the same when their texts are, whatever number they have.
    // The mark keeps an empty last line a line.
    private static string Joined(Behaviour behaviour) => string.Join('\n', behaviour.Lines.Select(line => Bar + (IsVerdict(line) ? line.Name : "") + line.Text));

    // A verdict has no number, and the same requirements can be kept here and broken there.
    private static bool IsVerdict(BehaviourLine line) => line.Name is HoldsName or DeviatesName;

    // Whether debugging was accepted decides how everything after it reads, so that it is always told in full.
    private static void AddSame(
        IReadOnlyList<BehaviourLine> above, int a, Behaviour mine, int b, int count, string reference, string prefix, List<string> lines)
    {
        while (count > 0 && mine.Lines[b].Name.StartsWith(SetName, StringComparison.Ordinal))
        {
            lines.Add(prefix + mine.Lines[b]);
            (a, b, count) = (a + 1, b + 1, count - 1);
        }

        // What is kept and broken is told in full as well: it is what most readers look for.
        int verdicts = mine.Lines.Skip(b).Take(count).Count(IsVerdict);
        count -= verdicts;
        if (count > 0)
        {
            string there = Range(above, a, count);
            string here = Range(mine.Lines, b, count);
            lines.Add($"{prefix}{here,3}{RowText.Separator}{SameWord}{(there == here ? "" : there + OfWord)}{reference}");
        }

        lines.AddRange(mine.Lines.Skip(b + count).Take(verdicts).Select(line => prefix + line));
    }

    private static string Range(IReadOnlyList<BehaviourLine> lines, int start, int count) =>
        count == 1 ? lines[start].Name : $"{lines[start].Name} to {lines[start + count - 1].Name}";
}
