namespace Conformance.Suite.Diagnostics;

/// <summary>The text of an input file, cut into lines.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <summary>Cuts a text into lines.</summary>
    /// <param name="path">The path as diagnostics show it, with forward slashes.</param>
    /// <param name="text">The whole text; lines end with LF or CR LF.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        for (int at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            _lineStarts.Add(at + 1);
        }
    }

    /// <summary>The path as diagnostics show it.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Number of lines; the empty line after a last line end counts.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>A line without its line end; empty for a number from 1 that the text does not have.</summary>
    public ReadOnlySpan<char> Line(int number)
    {
        if (number < 1 || number > _lineStarts.Count)
        {
            return [];
        }

        int start = _lineStarts[number - 1];
        int end = number < _lineStarts.Count ? _lineStarts[number] - 1 : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd('\r');
    }

    /// <summary>The place of the character at an index.</summary>
    public SourceSpan SpanAt(int index, int length)
    {
        int found = _lineStarts.BinarySearch(index);
        int line = found >= 0 ? found : ~found - 1;
        return new(line + 1, index - _lineStarts[line] + 1, length);
    }
}
