using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads a program and finds out how its lines and columns map to the file.</summary>
internal static class CodeBinder
{
    /// <summary>The program; null when it is missing or after a diagnostic.</summary>
    public static CodeText? Bind(BindContext context, YamlNode? node, FormatKey key)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalar scalar)
        {
            context.ErrorWanted(node, key);
            return null;
        }

        if (string.IsNullOrWhiteSpace(scalar.Text))
        {
            context.Error(scalar.Span, $"'{key.Name}' is empty; write a program that ends with done");
            return null;
        }

        switch (scalar.Form)
        {
            case ScalarForm.Literal:
                int firstLine = scalar.Span.Line + 1;
                return new(scalar.Text, scalar.Span, firstLine, Indentation(context, firstLine));
            default:
                // Escapes and folding would move every column after them.
                if (scalar.IsMultiLine || scalar.Text.Contains('\n'))
                {
                    context.Error(scalar.Span, $"'{key.Name}' has several lines; write it as a '|' block");
                    return null;
                }

                int quote = scalar.Form == ScalarForm.Quoted ? 1 : 0;
                return new(scalar.Text, scalar.Span, scalar.Span.Line, scalar.Span.Column - 1 + quote);
        }
    }

    // The first line with text sets the indentation of a block.
    private static int Indentation(BindContext context, int line)
    {
        for (; line <= context.Source.LineCount; line++)
        {
            int indentation = context.Source.Line(line).IndexOfAnyExcept(' ');
            if (indentation >= 0)
            {
                return indentation;
            }
        }

        return 0;
    }
}
