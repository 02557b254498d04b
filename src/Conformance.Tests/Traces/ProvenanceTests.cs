using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class ProvenanceTests
{
    private const string Minimal = "profile: linux-6.1\ncpu: cortex-a57\nmode: nvhe\nkernel: \"6.1: a kernel\"\n";

    [Fact]
    public void What_was_not_recorded_is_absent()
    {
        Provenance? provenance = Read(Minimal, out IReadOnlyList<string> errors);
        Assert.Empty(errors);
        Assert.Equal(("linux-6.1", "cortex-a57", "nvhe", "6.1: a kernel"), (provenance!.Profile, provenance.Cpu, provenance.Mode, provenance.Kernel));
        Assert.Null(provenance.Uname ?? provenance.ImageSha256 ?? provenance.Qemu ?? provenance.Date ?? provenance.Agent);
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        Provenance provenance = new()
        {
            Profile = "p",
            Cpu = "c",
            Mode = "vhe",
            Kernel = "a \"quoted\" #7 \\ kernel: \t'x' \u00e4 \u2028 \ufeff",
            Uname = "Linux 6.1 #1 SMP",
            ImageSha256 = new string('a', 64),
            Qemu = "7.2",
            Date = "2025-01-31",
            Agent = "0.1.0",
        };
        Assert.Equal(provenance, Read(Encoding.UTF8.GetString(ProvenanceFile.Format(provenance)), out _));
    }

    [Theory]
    [InlineData("", "1:1: error: the file is empty; it has to hold a map of keys")]
    [InlineData(Minimal + "date: yesterday\n", "5:7: error: 'yesterday' is not a value of 'date'; write yyyy-mm-dd")]
    [InlineData(Minimal + "image-sha256: 0\n", "5:15: error: '0' is not a value of 'image-sha256'; write 64 lower-case hex digits")]
    [InlineData(Minimal + "host: x\n", "5:1: error: unknown key 'host'; the keys here are profile, cpu, mode, kernel, uname, image-sha256, qemu, date, agent")]
    [InlineData(Minimal + "qmeu: x\n", "5:1: error: unknown key 'qmeu'; did you mean 'qemu'?")]
    [InlineData(Minimal + "cpu: x\n", "5:1: error: the key 'cpu' is here for the second time; remove one of them")]
    [InlineData(Minimal + "qemu:\n", "5:6: error: 'qemu' has no value; give a text on one line, or leave the key out")]
    [InlineData(Minimal + "qemu: [7]\n", "5:7: error: 'qemu' wants a text on one line")]
    [InlineData(Minimal + "qemu: |\n  7\n", "5:7: error: a block is not allowed here; write the value on one line")]
    [InlineData(Minimal + "qemu: &a 7\n", "5:7: error: anchors are not supported; write the value out where it is needed")]
    [InlineData(Minimal + "qemu: !x 7\n", "5:7: error: tags are not supported; remove it")]
    [InlineData(Minimal + "---\na: b\n", "5:1: error: a second document begins here; put it into a file of its own")]
    [InlineData("- a\n", "1:1: error: the file has to hold a map of keys, such as 'key: value'")]
    [InlineData("cpu: c\nmode: m\nkernel: k\n", "1:1: error: 'profile' is missing; add a text on one line (the profile that must reproduce the traces)")]
    public void Anything_else_is_an_error(string text, string error)
    {
        Read(text, out IReadOnlyList<string> errors);
        Assert.Equal([$"p.yaml:{error}"], errors);
    }

    [Theory]
    [InlineData("a: [\n")]
    [InlineData("a: \"\n")]
    [InlineData("a\n b: c\n  d\n")]
    [InlineData("? ? ? ?\n")]
    [InlineData("\t: x\n")]
    public void What_is_not_yaml_is_one_error(string text)
    {
        Assert.Null(Read(text, out IReadOnlyList<string> errors));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void Deep_nesting_ends_at_once()
    {
        Read(new string('[', 200_000), out IReadOnlyList<string> errors);
        Assert.Equal(["p.yaml:1:17: error: maps and lists are nested deeper than 16; nothing here needs that"], errors);
    }

    private static Provenance? Read(string text, out IReadOnlyList<string> messages)
    {
        DiagnosticBag bag = new();
        Provenance? provenance = ProvenanceFile.Read(new("p.yaml", text), bag);
        messages = [.. bag.Ordered().Select(d => d.Headline)];
        return provenance;
    }
}
