using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// The syntax of a row: a mnemonic, literal characters, operands in angle brackets and groups in braces that are left
/// out when all their operands have their default value.
/// </summary>
public sealed class SyntaxTemplate
{
    private readonly Element[] _elements;
    private readonly Operand? _immediate;
    private readonly int _endOfMnemonic;

    /// <summary>Reads a template whose operands lie in the fields of <paramref name="pattern"/>.</summary>
    public SyntaxTemplate(string text, BitPattern pattern)
    {
        Text = text;
        Mnemonic = MnemonicOf(text);
        OperandBinder binder = OperandBinder.For(pattern);
        int position = Mnemonic.Length;
        _elements = Read(text, ref position, binder);
        _endOfMnemonic = Array.FindIndex(_elements, element => element.Literal == ' ');
        _immediate = binder.Bound.Find(operand => operand.HasImmediate);
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The mnemonic; one that ends in a dot goes on with an operand (<c>b.</c>).</summary>
    public string Mnemonic { get; }

    /// <summary>The mnemonic of a syntax.</summary>
    public static string MnemonicOf(string text)
    {
        int end = text.AsSpan().IndexOfAny(' ', '<', '{');
        return end < 0 ? text : text[..end];
    }

    /// <summary>The immediate that the operation works with, or 0.</summary>
    public long Immediate(uint word) => _immediate?.Immediate(word) ?? 0;

    /// <summary>Appends mnemonic and operands.</summary>
    public void Print(uint word, in PrintContext context, StringBuilder output)
    {
        output.Append(Mnemonic);
        Print(_elements, word, context, output);
    }

    /// <summary>Reads the operands of a line; on failure the cursor holds the reason.</summary>
    public bool Parse(ref AssemblyCursor cursor, ref uint word) =>
        ParseMnemonic(ref cursor, ref word)
        && Parse(_elements.AsSpan(_endOfMnemonic < 0 ? _elements.Length : _endOfMnemonic), ref cursor, ref word)
        && (cursor.AtEnd || cursor.Fail(cursor.Position, cursor.Rest.Length, $"'{cursor.Rest.Trim()}' is left over after the last operand of {Mnemonic}"));

    private static Element[] Read(string text, ref int position, OperandBinder binder)
    {
        List<Element> elements = [];
        while (position < text.Length && text[position] != '}')
        {
            char c = text[position];
            if (c == '<')
            {
                int close = text.IndexOf('>', position);
                elements.Add(new('\0', binder.Bind(text[(position + 1)..close]), null));
                position = close + 1;
            }
            else if (c == '{')
            {
                position++;
                elements.Add(new('\0', null, Read(text, ref position, binder)));
                position++;
            }
            else
            {
                elements.Add(new(c, null, null));
                position++;
            }
        }

        return [.. elements];
    }

    private static void Print(Element[] elements, uint word, in PrintContext context, StringBuilder output)
    {
        foreach (Element element in elements)
        {
            if (element.Operand is not null)
            {
                element.Operand.Print(word, context, output);
            }
            else if (element.Group is null)
            {
                output.Append(element.Literal);
            }
            else if (!IsDefault(element.Group, word))
            {
                Print(element.Group, word, context, output);
            }
        }
    }

    private static bool IsDefault(Element[] group, uint word)
    {
        foreach (Element element in group)
        {
            if (element.Operand?.IsDefault(word) == false)
            {
                return false;
            }
        }

        return true;
    }

    // What follows the letters of the row is a part of the mnemonic up to the first white space: flags, condition, width.
    private bool ParseMnemonic(ref AssemblyCursor cursor, ref uint word) =>
        Parse(_elements.AsSpan(0, _endOfMnemonic < 0 ? _elements.Length : _endOfMnemonic), ref cursor, ref word)
        && (_endOfMnemonic < 0
            || cursor.Rest.IsEmpty
            || char.IsWhiteSpace(cursor.Rest[0])
            || cursor.FailKind(cursor.Position, cursor.PeekWord().Length, $"'{cursor.PeekWord()}' is no ending of {Mnemonic}"));

    private static bool Parse(ReadOnlySpan<Element> elements, ref AssemblyCursor cursor, ref uint word)
    {
        foreach (Element element in elements)
        {
            bool ok = element switch
            {
                { Operand: { } operand } => operand.Parse(ref cursor, ref word),
                { Group: { } group } => ParseGroup(group, ref cursor, ref word),
                { Literal: ' ' } => true,
                // GNU as lets the sign before an immediate be left out.
                { Literal: '#' } => cursor.TryTake('#') || true,
                _ => cursor.TryTake(element.Literal) || cursor.FailHere($"'{element.Literal}' is expected here"),
            };
            if (!ok)
            {
                return false;
            }
        }

        return true;
    }

    private static bool ParseGroup(Element[] group, ref AssemblyCursor cursor, ref uint word)
    {
        Element first = Array.Find(group, element => element.Literal != ' ');
        int before = cursor.Position;
        bool present = first.Operand is null ? cursor.TryTake(first.Literal) : !cursor.AtEnd;
        cursor.Position = before;
        if (present)
        {
            return Parse(group, ref cursor, ref word);
        }

        foreach (Element element in group)
        {
            element.Operand?.SetDefault(ref word);
        }

        return true;
    }

    private readonly record struct Element(char Literal, Operand? Operand, Element[]? Group);
}
