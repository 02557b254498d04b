using System.Diagnostics;
using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>Files that nobody wrote by hand: they end in a diagnostic, soon, and never in an exception.</summary>
public sealed class HostileInputTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData('[', "1:17:1 maps and lists are nested deeper than 16; nothing here needs that")]
    [InlineData('{', "1:2:1 a key has to be a word")]
    public void A_hundred_thousand_brackets_are_refused_at_once(char bracket, string reason)
    {
        long start = Stopwatch.GetTimestamp();
        string text = new(bracket, 100_000);
        Assert.Equal("1:1 the file is larger than 64 KiB; split it", ReadBytes(Encoding.ASCII.GetBytes(text)));

        // Whoever reads text that came from elsewhere must not hang either.
        Assert.Equal(reason, SpecText.Errors(text));
        Assert.True(Stopwatch.GetElapsedTime(start) < Soon);
    }

    [Fact]
    public void A_file_of_100_MB_is_refused_unread()
    {
        string file = Path.GetTempFileName();
        try
        {
            using (FileStream stream = File.OpenWrite(file))
            {
                stream.SetLength(100_000_000);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            DiagnosticBag bag = new();
            Assert.Null(InputFile.Read(file, "specs/big.yaml", bag));
            Assert.Equal("specs/big.yaml:1:1: error: the file is larger than 64 KiB; split it\n", bag.Render());
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_largest_file_is_read() => Assert.Equal("", ReadBytes(Encoding.ASCII.GetBytes("#".PadRight(InputFile.MaxBytes, 'x'))));

    [Fact]
    public void A_byte_order_mark_is_refused() =>
        Assert.Equal("1:1 the file begins with a byte order mark; save it as UTF-8 without one", ReadBytes([0xef, 0xbb, 0xbf, (byte)'a']));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_where_they_are() =>
        Assert.Equal("2:5 this is not UTF-8; save the file as UTF-8", ReadBytes([(byte)'a', (byte)'\n', .. "\u00e4b: "u8, 0xff, (byte)'x']));

    [Fact]
    public void A_missing_file_is_a_diagnostic()
    {
        DiagnosticBag bag = new();
        Assert.Null(InputFile.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), "specs/none.yaml", bag));
        Assert.StartsWith("specs/none.yaml:1:1: error: the file cannot be read", bag.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cutting_a_scenario_anywhere_never_throws_and_always_gives_a_scenario_or_a_reason()
    {
        const string Whole = """
            title: "t"
            why: |
              because
            source: ["a", 'b']
            guest:
              registers: { x1: 0x40001000, sp: start }
              data: { 0x40001000: [1, 0x2] }
              code: |
                start: nop
                       done
            guest-debug: [enable]
            vmm: { when: [{ on: debug, nth: 1, do: [{ set: { x5: 1 } }, serror] }] }
            vary: { guest-debug: [[enable], []] }

            """;
        for (int length = 0; length <= Whole.Length; length++)
        {
            Check(Whole[..length]);
            Check(Whole[length..]);
        }

        static void Check(string text)
        {
            (var scenarios, DiagnosticBag bag) = SpecText.Load(text);
            Assert.True(scenarios.Count > 0 || !bag.IsEmpty, text);
            Assert.NotNull(bag.Render());
        }
    }

    [Fact]
    public void Text_made_of_pieces_of_the_format_never_throws()
    {
        string[] pieces =
        [
            "title", "guest", "code", "vary", "vmm", "when", "do", "set", "x1", "guest-debug", "enable", ": ", ":\n", "\n", "\n  ", "\n    ",
            "- ", "[", "]", "{", "}", ", ", "|\n", ">\n", "&a ", "*a", "!!str ", "\"", "'", "# ", "? ", "---\n", "...\n", "%YAML 1.1\n",
            "0x1", "-1", "done", "nop", "start:", "\t", "@", "`", "\\", "~", "null", "<<", "\u00e4", "\ud83d\ude00",
        ];
        Gen.Int[0, pieces.Length - 1].Array[0, 24].Select(numbers => string.Concat(numbers.Select(n => pieces[n]))).Sample(
            text =>
            {
                (var scenarios, DiagnosticBag bag) = SpecText.Load(text);
                return scenarios.Count > 0 || !bag.IsEmpty;
            },
            iter: 3000);
    }

    private static string ReadBytes(byte[] bytes)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            DiagnosticBag bag = new();
            bool isRead = InputFile.Read(file, "f", bag) is not null;
            Assert.Equal(isRead, bag.IsEmpty);
            return string.Join('\n', bag.Ordered().Select(d => $"{d.Line}:{d.Column} {d.Message}"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
