using System.Text;
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
    internal const string DifferenceSuffix = ", where it differs";
    internal const string Margin = "  ";
    internal const string Bar = " | ";
    internal const string SameStart = "as ";
    internal const string SameEnd = "above";

    private const string KernelPrefix = "linux-";

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
            text.Append(i == 0 ? "" : DifferenceSuffix).Append('\n');
            IEnumerable<string> lines = i == 0
                ? group.Behaviour.Lines.Select(line => line.ToString())
                : Differences(section.Groups[0].Behaviour, group);
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
    private static List<string> Differences(Behaviour main, BehaviourGroup group)
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

    private static List<string> Compressed(Behaviour main, Behaviour mine, string prefix)
    {
        List<string> lines = [];
        DiffResult diff = Differ.Instance.CreateLineDiffs(Joined(main), Joined(mine), ignoreWhitespace: false);
        int a = 0;
        int b = 0;
        foreach (DiffBlock block in diff.DiffBlocks)
        {
            if (block.InsertStartB > b)
            {
                lines.Add(prefix + Same(main, a, mine, b, block.InsertStartB - b));
            }

            for (int i = block.InsertStartB; i < block.InsertStartB + block.InsertCountB; i++)
            {
                lines.Add(prefix + mine.Lines[i]);
            }

            a = block.DeleteStartA + block.DeleteCountA;
            b = block.InsertStartB + block.InsertCountB;
        }

        if (b < mine.Lines.Count)
        {
            lines.Add(prefix + Same(main, a, mine, b, mine.Lines.Count - b));
        }

        return lines;
    }

    // Lines of the two are the same when their texts are, whatever number they have.
    private static string Joined(Behaviour behaviour) => string.Join('\n', behaviour.Lines.Select(line => line.Text));

    private static string Same(Behaviour main, int a, Behaviour mine, int b, int count)
    {
        string there = Range(main.Lines, a, count);
        string here = Range(mine.Lines, b, count);
        return $"{here,3}{RowText.Separator}{SameStart}{(there == here ? "" : there + " ")}{SameEnd}";
    }

    private static string Range(IReadOnlyList<BehaviourLine> lines, int start, int count) =>
        count == 1 ? lines[start].Name : $"{lines[start].Name} to {lines[start + count - 1].Name}";
}
