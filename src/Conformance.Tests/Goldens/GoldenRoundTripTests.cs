using Conformance.Suite.Goldens;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Goldens;

/// <summary>A golden that was written reads back as it was, whatever its groups share with each other.</summary>
public sealed class GoldenRoundTripTests
{
    // Few different texts, so that groups share lines in every way: shifted, repeated, crossing.
    private static readonly Gen<string> Text = Gen.OneOf("DEBUG  pc=a (0x1)", "MMIO  pc=b (0x2)", "DEBUG  pc=c (0x3)  x0=0x0");

    private static readonly Gen<Behaviour> AnyBehaviour =
        Gen.Select(Text.List[0, 8], Gen.Int[0, 2], Gen.Int[0, 2]).Select((exits, traps, sets) =>
        {
            List<BehaviourLine> lines = [];
            for (int set = 0; set < sets; set++)
            {
                lines.Add(new(set == 0 ? "set" : $"set{set + 1}", "guest-debug accepted"));
            }

            for (int exit = 0; exit < exits.Count; exit++)
            {
                for (int trap = 0; trap < traps; trap++)
                {
                    lines.Add(new($"{exit}.{trap}", exits[exits.Count - 1 - exit]));
                }

                lines.Add(new($"{exit}", exits[exit]));
            }

            lines.Add(new("end", exits.Count % 2 == 0 ? "" : "esr_el1=unwritten"));
            return new Behaviour(lines);
        });

    [Fact]
    public void What_is_written_reads_back() =>
        AnyBehaviour.List[1, 4].Sample(behaviours =>
        {
            BehaviourGroup[] groups = [.. behaviours.Distinct().Select((behaviour, i) => new BehaviourGroup([$"linux-{i}.0", $"patch-{i}"], behaviour))];
            GoldenSection section = new("", ["start  0x40000000  d503201f  nop"], ["everything at its default"], groups);
            GoldenDocument document = new("group/name", "A title", [section with { Variant = "@a=1" }, section with { Variant = "@a=2", Groups = [.. groups.Reverse()] }]);

            GoldenDocument read = GoldenReader.Read(GoldenText.Write(document));

            Assert.Equal(GoldenText.Write(document), GoldenText.Write(read));
            for (int s = 0; s < 2; s++)
            {
                Assert.Equal(document.Sections[s].Groups.Select(g => g.Behaviour), read.Sections[s].Groups.Select(g => g.Behaviour));
                Assert.Equal(document.Sections[s].Program, read.Sections[s].Program);
                Assert.Equal(document.Sections[s].Roster, read.Sections[s].Roster);
            }
        });

    [Theory]
    [InlineData("a/b\nTitle\n\nprogram\n  nop\n\nsetup\n  none\n<<<<<<< HEAD\n", 9, "a merge conflict is left in this golden")]
    [InlineData("a/b\nTitle\n", 3, "the file ends too early")]
    [InlineData("a/b\nTitle\n\nprogram\n  nop\n\nsetup\n  none\n", 9, "'behaviour of ...' is expected")]
    [InlineData("a/b\nTitle\n\nprogram\n  nop\n\nsetup\n  none\n\nbehaviour of x\n    0  A\n\nbehaviour of y, where it differs from x\n  z |   0  B\n", 15, "'y |' is expected at the start of the line")]
    [InlineData("a/b\nTitle\n\nprogram\n  nop\n\nsetup\n  none\n\nbehaviour of x\n    0  A\n\nbehaviour of y, where it differs from x\n  y |   7  as x\n", 15, "there is no line '7' in the first behaviour")]
    public void What_the_suite_did_not_write_is_refused_with_its_line(string text, int line, string message)
    {
        GoldenFormatException e = Assert.Throws<GoldenFormatException>(() => GoldenReader.Read(text));

        Assert.StartsWith(message, e.Message);
        Assert.Equal(line, e.Line);
    }
}
