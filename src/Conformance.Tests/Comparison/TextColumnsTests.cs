using Conformance.Suite.Comparison.Reports;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Comparison;

/// <summary>Text in columns is never too wide, and nothing of it is lost.</summary>
public sealed class TextColumnsTests
{
    private static readonly Gen<string> Words = Gen.Char["ab -@,=7"].Array[0, 200].Select(characters => new string(characters));

    [Fact]
    public void Wrapped_text_fits_and_keeps_every_character() => Gen.Select(Words, Gen.Int[8, 72]).Sample((text, width) =>
    {
        IReadOnlyList<string> lines = TextColumns.Wrap(text, width);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(Bare(text), Bare(string.Concat(lines)));
    });

    [Fact]
    public void Columns_side_by_side_fit_and_keep_every_character() => Gen.Select(Words, Words, Gen.Int[8, 30]).Sample((left, right, width) =>
    {
        string[] lines = [.. TextColumns.SideBySide("> ", [left, right], width, "  ")];

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 2 + width + 2 + width));
        Assert.Equal(Bare(left), Bare(string.Concat(lines.Select(line => line.PadRight(2 + width)[2..(2 + width)]))));
        Assert.Equal(Bare(right), Bare(string.Concat(lines.Select(line => line.PadRight(4 + width)[(4 + width)..]))));
    });

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
