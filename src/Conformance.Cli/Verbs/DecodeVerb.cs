using System.CommandLine;
using System.Globalization;
using Conformance.Arm.Syndromes;

namespace Conformance.Cli.Verbs;

/// <summary>decode: a syndrome in words.</summary>
public static class DecodeVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Argument<string[]> values = new("HSR") { Description = "A syndrome in hexadecimal, such as 0xca000022.", Arity = ArgumentArity.OneOrMore };
        Command command = new("decode", "Say what a syndrome (ESR_ELx, hsr of a debug exit) means, field by field.") { values };
        command.SetAction(parsed => Run(parsed.GetValue(values) ?? [], parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] values, TextWriter output, TextWriter error)
    {
        List<ulong> syndromes = [];
        foreach (string value in values)
        {
            ReadOnlySpan<char> digits = value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? value.AsSpan(2) : value;
            if (!ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong syndrome))
            {
                error.WriteLine($"error: '{value}' is not a syndrome; write up to 16 hexadecimal digits, such as 0xca000022");
                return ExitCode.BadInput;
            }

            syndromes.Add(syndrome);
        }

        foreach (ulong syndrome in syndromes)
        {
            output.Write(SyndromeText.DescribeFields(syndrome));
        }

        return ExitCode.AsExpected;
    }
}
