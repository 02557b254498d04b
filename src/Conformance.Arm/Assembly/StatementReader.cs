using Conformance.Arm.Instructions;

namespace Conformance.Arm.Assembly;

/// <summary>A label, an instruction or a directive, before it has an address.</summary>
/// <param name="Line">Line of the source, from 1.</param>
/// <param name="Text">The line it stands in, or the line of a macro.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">Characters up to its end.</param>
/// <param name="IsLabel">Whether it is a label, without its colon.</param>
/// <param name="MacroColumn">For a line of a macro: where the macro's name stands in the source line; otherwise -1.</param>
internal readonly record struct Statement(int Line, string Text, int Start, int Length, bool IsLabel, int MacroColumn)
{
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);
}

/// <summary>Splits a source into labels and statements.</summary>
internal static class StatementReader
{
    public static List<Statement> Read(string source, IReadOnlyDictionary<string, string> macros, InstructionSet instructionSet, AssemblyErrors errors)
    {
        List<Statement> statements = [];
        string[] lines = BlockComments.Blank(source, errors).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            ReadLine(lines[i], i + 1, -1, macros, instructionSet, statements, errors);
        }

        return statements;
    }

    private static void ReadLine(
        string line,
        int number,
        int macroColumn,
        IReadOnlyDictionary<string, string> macros,
        InstructionSet instructionSet,
        List<Statement> statements,
        AssemblyErrors errors)
    {
        int end = CommentStart(line, instructionSet);
        int position = 0;
        while (position < end)
        {
            int semicolon = line.IndexOf(';', position, end - position);
            int stop = semicolon < 0 ? end : semicolon;
            ReadStatement(line, number, position, stop, macroColumn, macros, instructionSet, statements, errors);
            position = stop + 1;
        }
    }

    private static void ReadStatement(
        string line,
        int number,
        int start,
        int end,
        int macroColumn,
        IReadOnlyDictionary<string, string> macros,
        InstructionSet instructionSet,
        List<Statement> statements,
        AssemblyErrors errors)
    {
        while (true)
        {
            while (start < end && char.IsWhiteSpace(line[start]))
            {
                start++;
            }

            int nameEnd = start;
            while (nameEnd < end && (char.IsAsciiLetterOrDigit(line[nameEnd]) || line[nameEnd] is '_' or '.' or '$'))
            {
                nameEnd++;
            }

            if (nameEnd == start || nameEnd >= end || line[nameEnd] != ':')
            {
                break;
            }

            statements.Add(new(number, line, start, nameEnd - start, true, macroColumn));
            start = nameEnd + 1;
        }

        while (end > start && char.IsWhiteSpace(line[end - 1]))
        {
            end--;
        }

        if (start == end)
        {
            return;
        }

        if (macroColumn < 0 && macros.TryGetValue(line[start..end], out string? body))
        {
            foreach (string macroLine in body.Split('\n'))
            {
                ReadLine(macroLine, number, start, macros, instructionSet, statements, errors);
            }

            return;
        }

        statements.Add(new(number, line, start, end - start, false, macroColumn));
    }

    private static int CommentStart(string line, InstructionSet instructionSet)
    {
        int comment = line.IndexOf("//", StringComparison.Ordinal);
        int end = comment < 0 ? line.Length : comment;

        // In AArch32 a comment begins with @ wherever it stands.
        int at = instructionSet.Format == EncodingFormat.A64 ? -1 : line.IndexOf('@', 0, end);
        end = at < 0 ? end : at;
        ReadOnlySpan<char> trimmed = line.AsSpan(0, end).TrimStart();
        return trimmed.StartsWith("#") || trimmed.StartsWith("@") ? 0 : end;
    }
}
