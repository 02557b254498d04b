using Conformance.Arm.Debug;
using Conformance.Arm.Registers;
using Xunit;

namespace Conformance.Tests.Debug;

/// <summary>Routing and enabling of debug exceptions, as a table in which x stands for both values of a bit.</summary>
public sealed class DebugContextTests
{
    // EL, TDE, TGE, OS lock, PSTATE.D, KDE: target, enabled.
    private static readonly (string When, int Target, bool Enabled)[] Facts =
    [
        ("0 1 x 0 x x", 2, true),
        ("0 0 1 0 x x", 2, true),
        ("0 0 0 0 x x", 1, true),
        ("1 1 x 0 x x", 2, true),
        ("1 0 1 0 x x", 2, true),
        ("1 0 0 0 0 1", 1, true),
        ("1 0 0 0 1 1", 1, false),
        ("1 0 0 0 x 0", 1, false),
        ("2 1 x 0 0 1", 2, true),
        ("2 1 x 0 1 1", 2, false),
        ("2 1 x 0 x 0", 2, false),
        ("2 0 1 0 0 1", 2, true),
        ("2 0 1 0 1 1", 2, false),
        ("2 0 1 0 x 0", 2, false),
        ("2 0 0 0 x x", 1, false),
        ("x 1 x 1 x x", 2, false),
        ("x 0 1 1 x x", 2, false),
        ("x 0 0 1 x x", 1, false),
    ];

    [Fact]
    public void Every_combination_is_as_the_table_says()
    {
        int combinations = 0;
        for (int el = 0; el <= 2; el++)
        {
            for (int bits = 0; bits < 32; bits++)
            {
                int[] values = [el, (bits >> 4) & 1, (bits >> 3) & 1, (bits >> 2) & 1, (bits >> 1) & 1, bits & 1];
                (string when, int target, bool enabled) = Assert.Single(Facts, fact => Fits(fact.When, values));
                DebugContext context = new(
                    el,
                    IsMasked: values[4] != 0,
                    MdcrEl2.TDE.Place((ulong)values[1]),
                    HcrEl2.TGE.Place((ulong)values[2]),
                    MdscrEl1.KDE.Place((ulong)values[5]),
                    IsOsLocked: values[3] != 0);
                Assert.Equal((when, target, enabled), (when, context.TargetEl().Value, context.GenerateDebugExceptions().Value));
                combinations++;
            }
        }

        Assert.Equal(96, combinations);
    }

    [Theory]
    [InlineData(0, false, StepState.Inactive)]
    [InlineData(0, true, StepState.Inactive)]
    [InlineData(1, false, StepState.ActivePending)]
    [InlineData(1, true, StepState.ActiveNotPending)]
    public void The_step_machine_follows_SS_of_MDSCR_and_PSTATE(ulong mdscr, bool pstateSs, StepState expected)
    {
        DebugContext enabled = new(1, true, MdcrEl2.TDE.Mask, 0, mdscr, false);
        DebugContext disabled = enabled with { MdcrEl2 = 0 };
        Assert.Equal(expected, enabled.SoftwareStep(pstateSs).Value);
        Assert.Equal(StepState.Inactive, disabled.SoftwareStep(pstateSs).Value);
    }

    // "x" for the exception level stands for all of them.
    private static bool Fits(string when, int[] values) =>
        when.Split(' ').Zip(values).All(pair => pair.First == "x" || pair.First == $"{pair.Second}");
}
