using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Yaml;

/// <summary>Refuses block scalars where the format has no long text, and those whose lines would not map to the file's.</summary>
internal static class BlockCheck
{
    /// <summary>Checks the block that is the value of a key.</summary>
    /// <returns>Whether its text can be used; if not, the bag has the reason.</returns>
    public static bool Accept(SourceText source, SourceSpan span, ScalarForm form, string key, BlockForms allowed, DiagnosticBag bag)
    {
        if (allowed == BlockForms.None)
        {
            bag.Add(source, span, "a block is not allowed here; write the value on one line");
            return false;
        }

        if (form == ScalarForm.Folded && allowed != BlockForms.LiteralAndFolded)
        {
            bag.Add(source, span, $"a '>' block would join the lines of '{key}'; use '|'");
            return false;
        }

        ReadOnlySpan<char> header = source.Line(span.Line)[(span.Column - 1)..];
        int digit = header.IndexOfAnyInRange('1', '9');
        int comment = header.IndexOf('#');
        if (digit < 0 || (comment >= 0 && comment < digit))
        {
            return true;
        }

        bag.Add(
            source,
            new(span.Line, span.Column + digit, 1),
            "an indentation number is not supported; let the first line set the indentation");
        return false;
    }
}
