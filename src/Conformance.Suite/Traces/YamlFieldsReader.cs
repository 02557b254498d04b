using System.Diagnostics.CodeAnalysis;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Conformance.Suite.Traces;

/// <summary>
/// Reads the two flat shapes of YAML that lie beside traces, one mapping of text or a list of such mappings, from parser
/// events: anything deeper, and anchors, aliases, tags and a second document, is an error.
/// </summary>
internal sealed class YamlFieldsReader
{
    // A hand-written file is far smaller, and the parser takes more than linear time for nested input.
    private const int MaxBytes = 256 * 1024;

    private readonly string _file;
    private readonly IReadOnlyList<string> _keys;
    private readonly ICollection<TraceError> _errors;
    private readonly IParser _parser;

    private YamlFieldsReader(string file, IReadOnlyList<string> keys, string text, ICollection<TraceError> errors)
    {
        _file = file;
        _keys = keys;
        _errors = errors;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file that is one mapping; null when it is not.</summary>
    public static YamlFields? ReadOne(string file, byte[] content, IReadOnlyList<string> keys, ICollection<TraceError> errors)
    {
        YamlFields? fields = null;
        Read(file, content, keys, errors, reader => fields = reader.ReadMapping());
        return fields;
    }

    /// <summary>Reads a file that is a list of mappings; the ones before an error when it is not.</summary>
    public static IReadOnlyList<YamlFields> ReadList(string file, byte[] content, IReadOnlyList<string> keys, ICollection<TraceError> errors)
    {
        List<YamlFields> list = [];
        Read(file, content, keys, errors, reader => reader.ReadSequence(list));
        return list;
    }

    private static void Read(
        string file, byte[] content, IReadOnlyList<string> keys, ICollection<TraceError> errors, Action<YamlFieldsReader> body)
    {
        if (content.Length > MaxBytes)
        {
            errors.Add(new(file, 1, 1, $"the file has more than {MaxBytes} bytes: shorten it"));
            return;
        }

        YamlFieldsReader reader = new(file, keys, Encoding.UTF8.GetString(content), errors);
        try
        {
            reader._parser.Consume<StreamStart>();
            if (reader._parser.Accept<StreamEnd>(out _))
            {
                throw new UnexpectedYamlException(Mark.Empty, "the file is empty: fill it in, or delete it");
            }

            reader._parser.Consume<DocumentStart>();
            body(reader);
            reader._parser.Consume<DocumentEnd>();
            if (!reader._parser.Accept<StreamEnd>(out _))
            {
                throw Unexpected(reader._parser.Current, "a second document: keep one document in the file");
            }
        }
        catch (UnexpectedYamlException e)
        {
            reader.Report(e.Start, e.Message);
        }
        catch (YamlException e)
        {
            reader.Report(e.Start, $"this is not YAML: {e.Message}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // For some malformed input, a tag of "!!" for one, the parser throws these, without a place.
            reader.Report(reader._parser.Current?.End ?? Mark.Empty, $"this is not YAML from here on: {e.Message}");
        }
    }

    private void ReadSequence(List<YamlFields> list)
    {
        if (!TryTake(out SequenceStart? start))
        {
            throw Unexpected(_parser.Current, "expected a list: begin every entry with a dash");
        }

        RejectProperties(start);
        while (!TryTake<SequenceEnd>(out _))
        {
            list.Add(ReadMapping());
        }
    }

    private YamlFields ReadMapping()
    {
        if (!TryTake(out MappingStart? start))
        {
            throw Unexpected(_parser.Current, "expected keys with values: write key: value");
        }

        RejectProperties(start);
        Dictionary<string, YamlField> values = new(StringComparer.Ordinal);
        while (!TryTake<MappingEnd>(out _))
        {
            Scalar key = ReadScalar();
            Scalar value = ReadScalar();
            if (!_keys.Contains(key.Value))
            {
                Report(key.Start, $"unknown key {key.Value}: the keys are {string.Join(", ", _keys)}");
            }
            else if (value.Value.Length == 0)
            {
                Report(key.Start, $"{key.Value} has no value: write one, or leave the key out");
            }
            else if (!values.TryAdd(key.Value, new(value.Value, (int)value.Start.Line, (int)value.Start.Column)))
            {
                Report(key.Start, $"{key.Value} is there twice: delete one");
            }
        }

        return new((int)start.Start.Line, (int)start.Start.Column, values);
    }

    private Scalar ReadScalar()
    {
        if (!TryTake(out Scalar? scalar))
        {
            throw Unexpected(_parser.Current, "expected text: this file has no lists or mappings here");
        }

        RejectProperties(scalar);
        return scalar;
    }

    private bool TryTake<T>([NotNullWhen(true)] out T? taken)
        where T : ParsingEvent
    {
        taken = _parser.Accept<T>(out _) ? _parser.Consume<T>() : null;
        return taken is not null;
    }

    private static void RejectProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)
        {
            throw Unexpected(node, "anchors and tags are not allowed: write the value out");
        }
    }

    private static UnexpectedYamlException Unexpected(ParsingEvent? at, string message) => new(at?.Start ?? Mark.Empty, message);

    private void Report(in Mark at, string message) =>
        _errors.Add(new(_file, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), message));

    // Leaves the nested reading functions; never leaves this class.
    private sealed class UnexpectedYamlException(Mark start, string message) : Exception(message)
    {
        public Mark Start { get; } = start;
    }
}
