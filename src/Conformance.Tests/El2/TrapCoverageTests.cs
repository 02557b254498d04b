using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Suite.Traces;
using Xunit;

namespace Conformance.Tests.El2;

/// <summary>Every control at EL2 that the suite is about is recorded both with a trap and without one.</summary>
public sealed class TrapCoverageTests
{
    [Theory]
    [InlineData("TDE")]
    [InlineData("TDA")]
    [InlineData("TDRA")]
    [InlineData("TDOSA")]
    [InlineData("TPM")]
    [InlineData("TPMCR")]
    [InlineData("HPME")]
    [InlineData("HPMN")]
    public void A_bit_of_MDCR_EL2_is_recorded_set_with_and_without_a_trap(string bit)
    {
        Assert.True(RegisterLayouts.MdcrEl2.TryFind(bit, out RegisterField field));
        TraceSource recorded = RecordedCoreTests.Recording("qemu-cortex-a57");
        string[] withBit = [.. RecordedCoreTests.El2Scenarios().Where(s => field.IsSet(s.Compiled.MdcrEl2.Value)).Select(s => s.Id)];
        Assert.Contains(withBit, id => Traps(recorded.Traces[id]));
        Assert.Contains(withBit, id => !Traps(recorded.Traces[id]));
    }

    [Theory]
    [InlineData("TGE")]
    [InlineData("TACR")]
    [InlineData("TVM")]
    [InlineData("TSC")]
    [InlineData("TWI")]
    [InlineData("TWE")]
    [InlineData("TID3")]
    [InlineData("TIDCP")]
    [InlineData("TSW")]
    public void A_bit_of_HCR_EL2_is_recorded_both_set_and_clear(string bit)
    {
        Assert.True(RegisterLayouts.HcrEl2.TryFind(bit, out RegisterField field));
        var forced = RecordedCoreTests.El2Scenarios().Where(s => field.IsSet(s.Compiled.HcrEl2.Mask)).ToArray();
        Assert.Contains(forced, s => field.IsSet(s.Compiled.HcrEl2.Value));
        Assert.Contains(forced, s => !field.IsSet(s.Compiled.HcrEl2.Value));
    }

    private static bool Traps(Trace trace) => trace.Rows.Any(row =>
        row[TraceColumns.Hsr] is { } hsr && Esr.ClassOf(hsr) is ExceptionClass.SystemRegister or ExceptionClass.Smc64 or ExceptionClass.Wfx);
}
