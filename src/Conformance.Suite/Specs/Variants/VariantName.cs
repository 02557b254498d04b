using System.Buffers;
using System.Text;
using Conformance.Suite.Yaml;

namespace Conformance.Suite.Specs.Variants;

/// <summary>Names variants by their values, so that a name survives reordering and insertion.</summary>
internal static class VariantName
{
    private const string Nothing = "none";

    // What a file name and a glob can hold, without the characters that join the parts of a name.
    private static readonly SearchValues<char> Kept =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>The name of a value: its words joined by <c>+</c>.</summary>
    public static string Of(YamlNode value)
    {
        StringBuilder name = new();
        Append(name, value);
        return name.Length == 0 ? Nothing : name.ToString();
    }

    private static void Append(StringBuilder name, YamlNode value)
    {
        switch (value)
        {
            case YamlScalar scalar:
                AppendWord(name, scalar.Text);
                break;
            case YamlSequence sequence:
                for (int i = 0; i < sequence.Items.Count; i++)
                {
                    name.Append(i > 0 ? "+" : "");
                    Append(name, sequence.Items[i]);
                }

                break;
            case YamlMapping map:
                for (int i = 0; i < map.Entries.Count; i++)
                {
                    name.Append(i > 0 ? "+" : "");
                    AppendWord(name, map.Entries[i].Key.Text);
                    name.Append('-');
                    Append(name, map.Entries[i].Value);
                }

                break;
        }
    }

    private static void AppendWord(StringBuilder name, string word)
    {
        bool wasKept = true;
        foreach (char c in word.AsSpan().Trim())
        {
            bool isKept = Kept.Contains(c);
            if (isKept)
            {
                name.Append(c);
            }
            else if (wasKept)
            {
                name.Append('-');
            }

            wasKept = isKept;
        }
    }
}
