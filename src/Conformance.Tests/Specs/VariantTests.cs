using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>What <c>vary</c> makes of one file.</summary>
public sealed class VariantTests
{
    private static string[] Names(string vary)
    {
        (IReadOnlyList<LoadedScenario> scenarios, var bag) = SpecText.Load(SpecText.Smallest + vary + "\n");
        Assert.Equal("", bag.Render());
        return [.. scenarios.Select(s => s.Id)];
    }

    [Theory]
    [InlineData("vary: { guest-debug: [[enable], [enable, singlestep]] }", "t@guest-debug=enable t@guest-debug=enable+singlestep")]
    [InlineData("vary: { guest-debug: [[], 0x30003] }", "t@guest-debug=none t@guest-debug=0x30003")]
    [InlineData("vary: { guest.pstate: [0x3c5, 0x3c4] }", "t@guest.pstate=0x3c5 t@guest.pstate=0x3c4")]
    [InlineData("vary: { guest: { pstate: [0x3c5], registers: { x1: [1, 2] } } }", "t@guest.pstate=0x3c5,guest.registers.x1=1 t@guest.pstate=0x3c5,guest.registers.x1=2")]
    [InlineData("vary: { max-exits: [1, 2], guest-debug: [[enable], []] }", "t@max-exits=1,guest-debug=enable t@max-exits=1,guest-debug=none t@max-exits=2,guest-debug=enable t@max-exits=2,guest-debug=none")]
    [InlineData("vary: { hardware-breakpoints: [[{ at: start }], []] }", "t@hardware-breakpoints=at-start t@hardware-breakpoints=none")]
    [InlineData("vary: { guest.code: [nop, \"wfi; wfe\"] }", "t@guest.code=nop t@guest.code=wfi-wfe")]
    public void Variants_are_named_by_their_values_in_the_order_written(string vary, string names) =>
        Assert.Equal(names.Split(' '), Names(vary));

    [Fact]
    public void A_variant_has_its_values_and_everything_else_of_the_file()
    {
        (IReadOnlyList<LoadedScenario> scenarios, _) = SpecText.Load(
            "title: t\nguest:\n  registers: { x1: 1, x2: 2 }\n  code: done\nvary: { guest.registers.x1: [7, 8], vmm.on-breakpoint: [continue] }\n");
        Assert.Equal([7UL, 8UL], scenarios.Select(s => Value(s, OneReg.X(1))));
        Assert.All(scenarios, s => Assert.Equal(2UL, Value(s, OneReg.X(2))));
        Assert.All(scenarios, s => Assert.Equal(BreakpointAction.Continue, s.Compiled.OnBreakpoint));

        static ulong Value(LoadedScenario scenario, OneReg register) =>
            scenario.Compiled.Registers.Single(r => r.Register == register).Value;
    }

    [Fact]
    public void A_required_key_may_come_from_vary() =>
        Assert.Equal(["t@guest.code=nop", "t@guest.code=wfi"], SpecText.Load("title: t\nguest: {}\nvary: { guest.code: [nop, wfi] }\n").Scenarios.Select(s => s.Id));

    [Fact]
    public void A_mistake_outside_vary_is_reported_once() =>
        Assert.Equal("6:1:4 unknown key 'shwo'; did you mean 'show'?", SpecText.Errors(SpecText.Smallest + "shwo: []\nvary: { max-exits: [1, 2, 3] }\n"));

    [Fact]
    public void A_variant_with_a_mistake_leaves_the_others()
    {
        (IReadOnlyList<LoadedScenario> scenarios, var bag) = SpecText.Load(SpecText.Smallest + "vary: { max-exits: [0, 5] }\n");
        Assert.Equal(1, bag.Count);
        Assert.Equal("t@max-exits=5", Assert.Single(scenarios).Id);
    }

    [Fact]
    public void More_than_4096_variants_are_refused()
    {
        string sixteen = string.Join(", ", Enumerable.Range(1, 16));
        string three = $"vary: {{ guest.registers: {{ x1: [{sixteen}], x2: [{sixteen}], x3: [{sixteen}] }}";
        Assert.Equal(4096, Names(three + " }").Length);
        Assert.Equal(
            "6:1:4 more than 4096 variants; split the scenario or leave values out",
            SpecText.Errors(SpecText.Smallest + three + ", max-exits: [1, 2] }\n"));
    }
}
