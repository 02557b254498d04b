namespace Conformance.Arm.Instructions;

/// <summary>
/// Field values that a row leaves out or insists on: alternatives separated by <c>;</c>, each a list of
/// <c>field=bits</c> that must all hold, <c>x</c> standing for either bit.
/// </summary>
public sealed class FieldConditions
{
    private readonly WordRegion[] _alternatives;

    /// <summary>Reads conditions on the fields of <paramref name="pattern"/>.</summary>
    /// <exception cref="FormatException">A field does not exist or has another width.</exception>
    public FieldConditions(string text, BitPattern pattern)
    {
        Text = text;
        _alternatives = text.Length == 0 ? [] : Array.ConvertAll(text.Split("; "), alternative => Read(alternative, pattern));
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The words of each alternative.</summary>
    public IReadOnlyList<WordRegion> Alternatives => _alternatives;

    /// <summary>Whether any alternative holds.</summary>
    public bool Hold(uint word)
    {
        foreach (WordRegion alternative in _alternatives)
        {
            if (alternative.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private static WordRegion Read(string alternative, BitPattern pattern)
    {
        uint mask = 0;
        uint value = 0;
        foreach (string condition in alternative.Split(' '))
        {
            int equals = condition.IndexOf('=', StringComparison.Ordinal);
            EncodingField field = pattern.Field(condition[..equals]);
            string bits = condition[(equals + 1)..];
            if (bits.Length != field.Width)
            {
                throw new FormatException($"{condition}: the field has {field.Width} bits");
            }

            for (int i = 0; i < bits.Length; i++)
            {
                uint bit = 1u << (field.Lsb + field.Width - 1 - i);
                mask |= bits[i] == 'x' ? 0 : bit;
                value |= bits[i] == '1' ? bit : 0;
            }
        }

        return new(mask, value);
    }
}
