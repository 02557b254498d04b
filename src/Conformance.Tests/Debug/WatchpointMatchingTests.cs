using Conformance.Arm.Debug;
using Xunit;

namespace Conformance.Tests.Debug;

public sealed class WatchpointMatchingTests
{
    [Theory]
    [InlineData(0x1000, 0x1fff, 0x1000, 8)]
    [InlineData(0x1000, 0x003f, 0x1000, 1)]
    [InlineData(0x1000, 0x101f, 0x1007, 1)]
    [InlineData(0x1000, 0x079f, 0x1002, 4)]
    [InlineData(0x1004, 0x01ff, 0x1004, 4)]
    [InlineData(0x1004, 0x1fff, 0x1004, 4)]
    [InlineData(0x1004, 0x1e1f, 0, 0)]
    [InlineData(0x1000, 0x001f, 0, 0)]
    [InlineData(0x1000, 0x14bf, 0x1000, 1)]
    [InlineData(0x1000, 0x01001fff, 0, 0)]
    [InlineData(0x1000, 0x02001fff, 0, 0)]
    [InlineData(0x1000, 0x03001fff, 0x1000, 8)]
    [InlineData(0x1ff8, 0x0c001fff, 0x1000, 0x1000)]
    [InlineData(0x4000_1000, 0x1f001fff, 0, 0x8000_0000)]
    public void BAS_and_MASK_select_the_bytes(ulong value, ulong control, ulong address, ulong length) =>
        Assert.Equal((address, length), BreakpointMatching.WatchedBytes(value, control));

    [Theory]
    [InlineData(0x1fff, false, 0, true)]
    [InlineData(0x1fff, true, 1, true)]
    [InlineData(0x1ffe, true, 1, false)]
    [InlineData(0x1fef, true, 1, false)]
    [InlineData(0x1fef, false, 1, true)]
    [InlineData(0x1ff7, true, 1, true)]
    [InlineData(0x1ff7, false, 1, false)]
    [InlineData(0x1fe7, true, 1, false)]
    [InlineData(0x1ffb, true, 1, true)]
    [InlineData(0x1ffb, true, 0, false)]
    [InlineData(0x1ffd, true, 1, false)]
    [InlineData(0x1ffd, true, 0, true)]
    [InlineData(0x1ff9, true, 0, false)]
    [InlineData(0x9fff, true, 0, false)]
    public void LSC_PAC_and_SSC_select_the_access(ulong control, bool isWrite, int el, bool expected) =>
        Assert.Equal(expected, BreakpointMatching.MatchesAccess(control, isWrite, el, [0], [0], 0..1, 0));

    [Theory]
    [InlineData(0x3001e7, 0x42, true)]
    [InlineData(0x3001e7, 0x41, false)]
    [InlineData(0x1e7, 0x42, false)]
    public void A_linked_watchpoint_matches_in_its_context(ulong linkedControl, ulong contextId, bool expected) =>
        Assert.Equal(expected, BreakpointMatching.MatchesAccess(0x101fff, true, 1, [0x42], [linkedControl], 0..1, contextId));
}
