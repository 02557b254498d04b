using Conformance.Arm.Registers;

namespace Conformance.Arm.Debug;

/// <summary>Whether a breakpoint or watchpoint register pair matches (Arm ARM D2.9 and D2.10), for Non-secure EL0 and EL1.</summary>
public static class BreakpointMatching
{
    // DBGBCR.BT.
    private const ulong AddressMatch = 0;
    private const ulong LinkedAddressMatch = 1;
    private const ulong LinkedContextMatch = 3;
    private const ulong LinkedContextEl1Match = 7;
    private const ulong LinkedContextEl2Match = 13;

    /// <summary>
    /// Whether breakpoint <paramref name="n"/> matches. Context breakpoints match only through an address breakpoint
    /// that is linked to them.
    /// </summary>
    public static bool MatchesBreakpoint(int n, ReadOnlySpan<ulong> values, ReadOnlySpan<ulong> controls, Range contextAware, ulong pc, int el, ulong contextId)
    {
        ulong control = controls[n];
        if (!DebugBreakpointControl.E.IsSet(control))
        {
            return false;
        }

        ulong type = DebugBreakpointControl.BT.Get(control);
        if (type is not (AddressMatch or LinkedAddressMatch))
        {
            return false;
        }

        // BAS tells which halfword matches: an A64 instruction begins at the lower one.
        ulong bas = DebugBreakpointControl.BAS.Get(control);
        ulong address = (values[n] & ~3UL) + (bas == 0xc ? 2UL : 0);
        return bas != 0
            && address == pc
            && MatchesState(el, DebugBreakpointControl.PMC.Get(control), DebugBreakpointControl.SSC.Get(control), DebugBreakpointControl.HMC.IsSet(control))
            && (type == AddressMatch || MatchesLinked((int)DebugBreakpointControl.LBN.Get(control), values, controls, contextAware, contextId));
    }

    /// <summary>The bytes that watchpoint <paramref name="control"/> and <paramref name="value"/> watch: length 0 when none.</summary>
    public static (ulong Address, ulong Length) WatchedBytes(ulong value, ulong control)
    {
        ulong mask = DebugWatchpointControl.MASK.Get(control);
        if (mask > 2)
        {
            ulong length = 1UL << (int)mask;
            return (value & ~(length - 1), length);
        }

        ulong bas = DebugWatchpointControl.BAS.Get(control);

        // With an address aligned to four bytes only, BAS[7:4] are ignored.
        bas = (value & 4) != 0 ? bas & 0xf : bas;
        if (mask != 0 || bas == 0)
        {
            return (0, 0);
        }

        int first = System.Numerics.BitOperations.TrailingZeroCount(bas);
        int count = System.Numerics.BitOperations.TrailingZeroCount(~(bas >> first));
        return ((value & ~3UL) + (ulong)first, (ulong)count);
    }

    /// <summary>Whether a watchpoint's state and direction fit an access; its bytes are looked at by the caller.</summary>
    public static bool MatchesAccess(
        ulong control, bool isWrite, int el, ReadOnlySpan<ulong> breakpointValues, ReadOnlySpan<ulong> breakpointControls, Range contextAware, ulong contextId) =>
        DebugWatchpointControl.E.IsSet(control)
        && (DebugWatchpointControl.LSC.Get(control) & (isWrite ? 2UL : 1UL)) != 0
        && MatchesState(el, DebugWatchpointControl.PAC.Get(control), DebugWatchpointControl.SSC.Get(control), DebugWatchpointControl.HMC.IsSet(control))
        && (!DebugWatchpointControl.WT.IsSet(control)
            || MatchesLinked((int)DebugWatchpointControl.LBN.Get(control), breakpointValues, breakpointControls, contextAware, contextId));

    // PMC and PAC have a bit for EL1 and one for EL0, HMC stands for EL2; SSC 2 is Secure state only.
    private static bool MatchesState(int el, ulong levels, ulong ssc, bool hmc) => ssc != 2 && el switch
    {
        0 => (levels & 2) != 0,
        1 => (levels & 1) != 0,
        _ => hmc,
    };

    private static bool MatchesLinked(int linked, ReadOnlySpan<ulong> values, ReadOnlySpan<ulong> controls, Range contextAware, ulong contextId) =>
        linked >= contextAware.Start.Value
        && linked < contextAware.End.Value
        && DebugBreakpointControl.E.IsSet(controls[linked])
        && DebugBreakpointControl.BT.Get(controls[linked]) switch
        {
            LinkedContextMatch or LinkedContextEl1Match => (uint)values[linked] == (uint)contextId,

            // CONTEXTIDR_EL2 is never written here.
            LinkedContextEl2Match => (uint)values[linked] == 0,
            _ => false,
        };
}
