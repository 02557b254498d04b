namespace Conformance.Suite.Goldens;

/// <summary>A golden that cannot be read: the line, from 1, and what to do.</summary>
public sealed class GoldenFormatException(int line, string message) : Exception(message)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}

/// <summary>Reads goldens as <see cref="GoldenText"/> writes them.</summary>
public sealed class GoldenReader
{
    private static readonly string[] ConflictMarkers = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

    private readonly string[] _lines;
    private int _next;

    private GoldenReader(string text) => _lines = text.Split('\n');

    /// <summary>Reads a golden.</summary>
    /// <exception cref="GoldenFormatException">It has conflict markers, or is not what the suite writes.</exception>
    public static GoldenDocument Read(string text)
    {
        GoldenReader reader = new(text);
        reader.RefuseConflictMarkers();
        return reader.ReadDocument();
    }

    /// <summary>The behaviour that lines of a differing group tell.</summary>
    internal static Behaviour ReadDifferences(IReadOnlyList<string> lines, string prefix, BehaviourGroup main)
    {
        GoldenReader reader = new("");
        List<BehaviourLine> read = [];
        foreach (string line in lines)
        {
            reader.ReadDifference(line, prefix, main, read);
        }

        return new(read);
    }

    private bool AtEnd => _next >= _lines.Length;

    private void RefuseConflictMarkers()
    {
        for (int i = 0; i < _lines.Length; i++)
        {
            if (Array.Exists(ConflictMarkers, marker => _lines[i].StartsWith(marker, StringComparison.Ordinal)))
            {
                throw new GoldenFormatException(i + 1, "a merge conflict is left in this golden; resolve it by taking one side, then accept the result");
            }
        }
    }

    private GoldenDocument ReadDocument()
    {
        string scenario = Take();
        string title = Take();
        List<GoldenSection> sections = [];
        SkipBlankLines();
        do
        {
            sections.Add(ReadSection(sections.Count == 0 ? null : sections[^1]));
            SkipBlankLines();
        }
        while (!AtEnd);
        return new(scenario, title, sections);
    }

    private GoldenSection ReadSection(GoldenSection? before)
    {
        string variant = "";
        if (Peek().StartsWith(GoldenText.VariantWord, StringComparison.Ordinal))
        {
            variant = Take()[GoldenText.VariantWord.Length..];
        }

        IReadOnlyList<string>? program = ReadBlock(GoldenText.ProgramWord) ?? before?.Program;
        IReadOnlyList<string>? setup = ReadBlock(GoldenText.SetupWord) ?? before?.Setup;
        if (program is null || setup is null)
        {
            throw Malformed("'program' or 'setup' is expected");
        }

        List<BehaviourGroup> groups = [];
        SkipBlankLines();
        while (!AtEnd && Peek().StartsWith(GoldenText.BehaviourWord, StringComparison.Ordinal))
        {
            groups.Add(ReadGroup(groups.Count == 0 ? null : groups[0]));
            SkipBlankLines();
        }

        return groups.Count == 0 ? throw Malformed("'behaviour of ...' is expected") : new(variant, program, setup, groups);
    }

    private List<string>? ReadBlock(string title)
    {
        SkipBlankLines();
        if (AtEnd || Peek() != title)
        {
            return null;
        }

        _next++;
        List<string> lines = [];
        while (!AtEnd && Peek().StartsWith(GoldenText.Margin, StringComparison.Ordinal))
        {
            lines.Add(Take()[GoldenText.Margin.Length..]);
        }

        return lines;
    }

    private BehaviourGroup ReadGroup(BehaviourGroup? main)
    {
        int start = _next + 1;
        string title = Take()[GoldenText.BehaviourWord.Length..];
        int word = title.IndexOf(GoldenText.DifferenceWord, StringComparison.Ordinal);
        if (word >= 0 != main is not null)
        {
            throw Malformed("the first behaviour is told in full, the others where they differ from it");
        }

        string[] profiles = (word < 0 ? title : title[..word]).Split(' ');
        List<BehaviourLine> lines = [];
        while (!AtEnd && Peek().StartsWith(GoldenText.Margin, StringComparison.Ordinal))
        {
            string line = Take()[GoldenText.Margin.Length..];
            if (main is null)
            {
                lines.Add(ReadLine(line));
            }
            else
            {
                ReadDifference(line, GoldenText.PrefixOf(profiles), main, lines);
            }
        }

        return new(profiles, new(lines)) { Line = start };
    }

    private void ReadDifference(string line, string prefix, BehaviourGroup main, List<BehaviourLine> lines)
    {
        if (!line.StartsWith(prefix, StringComparison.Ordinal))
        {
            throw Malformed($"'{prefix.TrimEnd()}' is expected at the start of the line");
        }

        string rest = line[prefix.Length..].TrimStart();
        int separator = rest.IndexOf(RowText.Separator, StringComparison.Ordinal);
        string name = separator < 0 ? rest : rest[..separator];
        string text = separator < 0 ? "" : rest[(separator + RowText.Separator.Length)..];
        string reference = GoldenText.ReferenceOf(main);
        if (name == GoldenText.MissingName)
        {
            return;
        }

        if (!text.StartsWith(GoldenText.SameWord, StringComparison.Ordinal) || !text.EndsWith(reference, StringComparison.Ordinal))
        {
            lines.Add(ReadLine(rest));
            return;
        }

        string[] here = name.Split(" to ");
        string there = text[GoldenText.SameWord.Length..^reference.Length];
        string[] above = there.Length == 0 ? here : there[..^GoldenText.OfWord.Length].Split(" to ");
        int shift = NumberOf(here[0]) - NumberOf(above[0]);
        IReadOnlyList<BehaviourLine> source = main.Behaviour.Lines;
        for (int i = IndexOf(source, above[0]); i <= IndexOf(source, above[^1]); i++)
        {
            lines.Add(source[i] with { Name = Shifted(source[i].Name, shift) });
        }
    }

    // Exits are numbered; any other line keeps the name that it has above.
    private static int NumberOf(string name) => int.TryParse(name.AsSpan(0, EndOfNumber(name)), out int number) ? number : 0;

    private static string Shifted(string name, int shift) =>
        char.IsAsciiDigit(name[0]) ? $"{NumberOf(name) + shift}{name[EndOfNumber(name)..]}" : name;

    private static int EndOfNumber(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name.Length : dot;
    }

    private int IndexOf(IReadOnlyList<BehaviourLine> lines, string name)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Name == name)
            {
                return i;
            }
        }

        throw Malformed($"there is no line '{name}' in the first behaviour");
    }

    private static BehaviourLine ReadLine(string line)
    {
        string trimmed = line.TrimStart();
        int end = trimmed.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? new(trimmed, "") : new(trimmed[..end], trimmed[end..].TrimStart());
    }

    private string Peek() => AtEnd ? throw Malformed("the file ends too early") : _lines[_next];

    private string Take() => AtEnd ? throw Malformed("the file ends too early") : _lines[_next++];

    private void SkipBlankLines()
    {
        while (!AtEnd && Peek().Length == 0)
        {
            _next++;
        }
    }

    private GoldenFormatException Malformed(string what) =>
        new(Math.Min(_next + 1, _lines.Length), $"{what}; goldens are not edited by hand: accept the result of a run instead");
}
