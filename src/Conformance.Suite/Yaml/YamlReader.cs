using Conformance.Suite.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Conformance.Suite.Yaml;

/// <summary>
/// Reads the part of YAML that input files may use into nodes with places: one document, a map or a list at the top, no
/// anchors, aliases or tags, and blocks only where the format has long texts.
/// </summary>
public sealed class YamlReader
{
    /// <summary>Deepest nesting of maps and lists.</summary>
    public const int MaxDepth = 16;

    private readonly SourceText _source;
    private readonly IReadOnlyDictionary<string, BlockForms> _blocks;
    private readonly DiagnosticBag _bag;
    private readonly Parser _parser;

    private YamlReader(SourceText source, IReadOnlyDictionary<string, BlockForms> blocks, DiagnosticBag bag)
    {
        _source = source;
        _blocks = blocks;
        _bag = bag;
        _parser = new(new StringReader(source.Text));
    }

    /// <summary>Reads a file that holds a map.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="blocks">The keys whose value may be a block, and which.</param>
    /// <param name="bag">Gets what is wrong.</param>
    /// <returns>The map at the top, or null when the file is not even YAML; other mistakes leave <see cref="YamlFault"/>s behind.</returns>
    public static YamlMapping? Read(SourceText source, IReadOnlyDictionary<string, BlockForms> blocks, DiagnosticBag bag) =>
        Read<YamlMapping>(source, blocks, "a map of keys", "key: value", bag);

    /// <summary>Reads a file that holds a list.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="blocks">The keys whose value may be a block, and which.</param>
    /// <param name="bag">Gets what is wrong.</param>
    /// <returns>The list at the top, or null when the file is not even YAML; other mistakes leave <see cref="YamlFault"/>s behind.</returns>
    public static YamlSequence? ReadList(SourceText source, IReadOnlyDictionary<string, BlockForms> blocks, DiagnosticBag bag) =>
        Read<YamlSequence>(source, blocks, "a list", "- key: value", bag);

    private static T? Read<T>(
        SourceText source, IReadOnlyDictionary<string, BlockForms> blocks, string wanted, string example, DiagnosticBag bag)
        where T : YamlNode
    {
        if (!TextCheck.Accept(source, bag))
        {
            return null;
        }

        YamlReader reader = new(source, blocks, bag);
        try
        {
            return reader.ReadFile<T>(wanted, example);
        }
        catch (YamlException e)
        {
            reader.Refuse(e.Start, reader.Reason(e));
        }
#pragma warning disable CA1031 // The parser fails on some malformed input with exceptions that promise nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
            reader.Refuse(reader._parser.Current?.End ?? Mark.Empty, "something is missing or too much after this");
        }

        return null;
    }

    private T? ReadFile<T>(string wanted, string example)
        where T : YamlNode
    {
        while (_parser.MoveNext() && _parser.Current is StreamStart)
        {
        }

        if (_parser.Current is not DocumentStart)
        {
            _bag.Add(_source, SourceSpan.Start, $"the file is empty; it has to hold {wanted}");
            return null;
        }

        _parser.MoveNext();
        YamlNode? root = ReadNode("", 1);
        if (root is null)
        {
            return null;
        }

        // What follows the first document is looked at too, or a syntax error there would pass.
        while (_parser.MoveNext())
        {
            if (_parser.Current is DocumentStart second)
            {
                _bag.Add(_source, Span(second), "a second document begins here; put it into a file of its own");
                break;
            }
        }

        if (root is not T top)
        {
            _bag.Add(_source, root.Span, $"the file has to hold {wanted}, such as '{example}'");
            return null;
        }

        return top;
    }

    // Null means that the rest of the file is not worth reading.
    private YamlNode? ReadNode(string key, int depth)
    {
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _bag.Add(_source, Span(alias), "aliases are not supported; write the value out");
                return new YamlFault(Span(alias));
            case Scalar scalar:
                CheckProperties(scalar);
                return ReadValue(scalar, key);
            case SequenceStart start:
                CheckProperties(start);
                return IsTooDeep(start, depth) ? null : ReadSequence(start, key, depth);
            case MappingStart start:
                CheckProperties(start);
                return IsTooDeep(start, depth) ? null : ReadMapping(start, depth);
            default:
                Refuse(_parser.Current?.Start ?? Mark.Empty, "a value is missing here");
                return null;
        }
    }

    private YamlNode ReadValue(Scalar scalar, string key)
    {
        YamlScalar value = ReadScalar(scalar);
        return value.Form is not (ScalarForm.Literal or ScalarForm.Folded)
            || BlockCheck.Accept(_source, value.Span, value.Form, key, _blocks.GetValueOrDefault(key), _bag)
            ? value
            : new YamlFault(value.Span);
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        ScalarForm form = scalar.Style switch
        {
            ScalarStyle.Literal => ScalarForm.Literal,
            ScalarStyle.Folded => ScalarForm.Folded,
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => ScalarForm.Quoted,
            _ => ScalarForm.Plain,
        };
        return new(Span(scalar), scalar.Value, form, scalar.End.Line > scalar.Start.Line);
    }

    private YamlSequence? ReadSequence(SequenceStart start, string key, int depth)
    {
        List<YamlNode> items = [];
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            YamlNode? item = ReadNode(key, depth + 1);
            if (item is null)
            {
                return null;
            }

            items.Add(item);
        }

        return new(Span(start), items);
    }

    private YamlMapping? ReadMapping(MappingStart start, int depth)
    {
        List<YamlEntry> entries = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (_parser.Current is not Scalar { Style: not (ScalarStyle.Literal or ScalarStyle.Folded) } scalar)
            {
                _bag.Add(_source, Span(_parser.Current!), "a key has to be a word");
                return null;
            }

            CheckProperties(scalar);
            YamlScalar key = ReadScalar(scalar);
            _parser.MoveNext();
            YamlNode? value = ReadNode(key.Text, depth + 1);
            if (value is null)
            {
                return null;
            }

            if (seen.Add(key.Text))
            {
                entries.Add(new(key, value));
            }
            else
            {
                _bag.Add(_source, key.Span, $"the key '{key.Text}' is here for the second time; remove one of them");
            }
        }

        return new(Span(start), entries);
    }

    private void CheckProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            _bag.Add(_source, Span(node), "anchors are not supported; write the value out where it is needed");
        }

        if (!node.Tag.IsEmpty)
        {
            _bag.Add(_source, Span(node), "tags are not supported; remove it");
        }
    }

    private bool IsTooDeep(ParsingEvent start, int depth)
    {
        if (depth <= MaxDepth)
        {
            return false;
        }

        _bag.Add(_source, Span(start), $"maps and lists are nested deeper than {MaxDepth}; nothing here needs that");
        return true;
    }

    // A program whose first line has no label is the usual way to get a block's indentation wrong.
    private string Reason(YamlException e) =>
        _parser.Current is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } block && block.End.Line == e.Start.Line
            ? "this line is indented less than the first line of the block above, which sets the indentation"
            : e.Message;

    private void Refuse(Mark at, string reason)
    {
        int line = (int)Math.Clamp(at.Line, 1, _source.LineCount);
        int column = (int)Math.Max(1, at.Column);
        _bag.Add(
            _source,
            new(line, column, 1),
            $"this is not YAML: {reason.TrimEnd('.')}; correct it first, the rest of the file was not read");
    }

    private SourceSpan Span(ParsingEvent at)
    {
        int line = (int)at.Start.Line;
        int column = (int)at.Start.Column;
        int rest = _source.Line(line).Length - column + 1;
        bool isBlock = at is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } or SequenceStart or MappingStart;
        int length = isBlock ? 1 : at.End.Line == at.Start.Line ? (int)(at.End.Column - at.Start.Column) : rest;
        return new(line, column, Math.Max(1, length));
    }
}
