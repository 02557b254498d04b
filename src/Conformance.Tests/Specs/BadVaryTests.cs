using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>What a contributor reads after a slip under vary.</summary>
public sealed class BadVaryTests
{
    /// <summary>Keys after the smallest scenario, so the first is on line 6; and the diagnostics as line:col:length message.</summary>
    public static TheoryData<string, string> Appended => new()
    {
        { "vary: [1]", "6:7:1 'vary' wants a map of keys and lists of their values, such as { guest-debug: [[enable], [enable, singlestep]] }" },
        { "vary: { max-exits: 3 }", "6:20:1 'max-exits' wants a list of the values to take in turn, at least one" },
        { "vary: { max-exits: [] }", "6:20:1 'max-exits' wants a list of the values to take in turn, at least one" },
        { "vary: { max-exit: [3] }", "6:9:8 unknown key 'max-exit'; did you mean 'max-exits'?" },
        { "vary: { title: [a, b] }", "6:9:5 'title' belongs to all variants and cannot vary" },
        { "vary: { max-exits: [3, 3] }", "6:24:1 two values of 'max-exits' would both be named '3'; remove one of them" },
        { "vary: { hardware-breakpoints.at: [start] }", "6:9:23 'hardware-breakpoints.at' is inside a list; vary 'hardware-breakpoints' as a whole" },
        { "vary: { guest.registers: [{ x1: 0 }], guest.registers.x1: [1] }", "6:39:18 'guest.registers.x1' and 'guest.registers' vary the same key; remove one of them" },
        { "vary: { guest-debug: [[enable], [enabel]] }", "6:34:6 'enabel' is not a value of 'guest-debug'; did you mean 'enable'?" },
        { "vary: { guest.registers.x99: [0] }", "6:9:19 unknown register 'x99'; there are x0 to x30, sp, pc, and system registers by their Arm names" },
    };

    [Theory]
    [MemberData(nameof(Appended))]
    public void A_mistake_under_vary_is_reported_where_it_is(string keys, string expected) =>
        Assert.Equal(expected, SpecText.Errors(SpecText.Smallest + keys + "\n"));
}
