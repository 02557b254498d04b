using Conformance.Arm.Debug;
using Xunit;

namespace Conformance.Tests.Debug;

public sealed class BreakpointMatchingTests
{
    private const ulong Address = 0x4000_0004;
    private const ulong Context = 0x42;

    [Theory]
    [InlineData(0x1e7, Address, 0, true)]
    [InlineData(0x1e7, Address, 1, true)]
    [InlineData(0x1e6, Address, 1, false)]
    [InlineData(0x1e3, Address, 1, true)]
    [InlineData(0x1e3, Address, 0, false)]
    [InlineData(0x1e5, Address, 1, false)]
    [InlineData(0x1e5, Address, 0, true)]
    [InlineData(0x1e1, Address, 0, false)]
    [InlineData(0x1e7, Address + 4, 1, false)]
    [InlineData(0x067, Address, 1, true)]
    [InlineData(0x187, Address, 1, false)]
    [InlineData(0x187, Address + 2, 1, true)]
    [InlineData(0x007, Address, 1, false)]
    [InlineData(0x41e7, Address, 1, true)]
    [InlineData(0x81e7, Address, 1, false)]
    [InlineData(0xc1e7, Address, 1, true)]
    [InlineData(0x1e7, Address, 2, false)]
    [InlineData(0x21e7, Address, 2, true)]
    public void An_address_breakpoint_matches_by_level_state_and_address(ulong control, ulong pc, int el, bool expected) =>
        Assert.Equal(expected, Matches(0, [Address, 0], [control, 0], pc, el, Context));

    [Theory]
    [InlineData(0x3001e7, true)]
    [InlineData(0x7001e7, true)]
    [InlineData(0x3001e6, false)]
    [InlineData(0x2001e7, false)]
    [InlineData(0x0001e7, false)]
    [InlineData(0x9001e7, false)]
    public void A_linked_breakpoint_needs_a_linked_context_breakpoint_that_is_enabled(ulong linkedControl, bool expected) =>
        Assert.Equal(expected, Matches(0, [Address, Context], [0x1101e7, linkedControl], Address, 1, Context));

    [Theory]
    [InlineData(0x42, true)]
    [InlineData(0x1_0000_0042, true)]
    [InlineData(0x43, false)]
    public void The_context_is_compared_in_32_bits(ulong contextId, bool expected) =>
        Assert.Equal(expected, Matches(0, [Address, Context], [0x1101e7, 0x3001e7], Address, 1, contextId));

    [Fact]
    public void A_link_to_a_breakpoint_that_compares_no_contexts_never_matches() =>
        Assert.False(Matches(1, [Context, Address], [0x3001e7, 0x1001e7], Address, 1, Context));

    [Fact]
    public void A_context_breakpoint_alone_matches_nothing() =>
        Assert.False(Matches(1, [0, Context], [0, 0x3001e7], Address, 1, Context));

    // Of the two breakpoints the second is aware of contexts.
    private static bool Matches(int n, ulong[] values, ulong[] controls, ulong pc, int el, ulong contextId) =>
        BreakpointMatching.MatchesBreakpoint(n, values, controls, 1..2, pc, el, contextId);
}
