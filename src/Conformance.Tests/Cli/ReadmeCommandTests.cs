using System.Text.RegularExpressions;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>What the README shows behind a command is what the command prints; <c>[...]</c> stands for what is left out.</summary>
public sealed partial class ReadmeCommandTests
{
    private const string Margin = "    ";
    private const string Prompt = Margin + "$ ./run-tests.sh ";
    private const string LeftOut = "[...]";

    public static TheoryData<string, string> Examples()
    {
        string[] lines = File.ReadAllLines(Path.Combine(CommittedTraces.Root, "README.md"));
        TheoryData<string, string> examples = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                IEnumerable<string> shown = lines.Skip(i + 1)
                    .TakeWhile(line => line.Length == 0 || (line.StartsWith(Margin, StringComparison.Ordinal) && !line.StartsWith(Prompt, StringComparison.Ordinal)))
                    .Select(line => line.Length == 0 ? line : line[Margin.Length..]);
                examples.Add(lines[i][Prompt.Length..], string.Join('\n', shown).TrimEnd('\n') + "\n");
            }
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_what_is_shown(string command, string shown)
    {
        using Checkout checkout = new();

        Checkout.Result result = checkout.Run([.. Words().Matches(command).Select(word => word.Value.Trim('\''))]);

        Assert.Equal("", result.Error);
        string expected = Total().Replace(shown, "N");
        string printed = Total().Replace(result.Output, "N");
        if (expected.Contains(LeftOut, StringComparison.Ordinal))
        {
            // Each piece has to come in its place: an excerpt may leave out, but not reorder or reword.
            Assert.Matches($@"(?s)\A{string.Join(".+", expected.TrimEnd('\n').Split(LeftOut).Select(Regex.Escape))}\n?\z", printed);
        }
        else
        {
            Assert.Equal(expected, printed);
        }
    }

    [Fact]
    public void The_patches_of_the_past_are_all_there()
    {
        string commands = string.Join('\n', Examples().Select(example => example.Data.Item1));

        Assert.All(["swbp-v2", "linux-4.14 step-v1 ", "step-v1 step-v1-mmio", "step-v1 step-v1-counter", "linux-4.16..linux-7.3"], patch => Assert.Contains(patch, commands, StringComparison.Ordinal));
    }

    // Of a command about all scenarios the total grows with each one that is added; how many change is compared.
    [GeneratedRegex("(?<=^[0-9]+ of )[0-9]{3,}(?= scenarios change)")]
    private static partial Regex Total();

    // Words of a shell: in quotes, or without blanks.
    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Words();
}
