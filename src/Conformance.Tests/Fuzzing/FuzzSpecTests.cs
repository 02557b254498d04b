using Conformance.Kvm.Machines;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Fuzzing;
using Conformance.Suite.Fuzzing.Generation;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Tests.Model;
using Conformance.Tests.Wire;
using Xunit;

namespace Conformance.Tests.Fuzzing;

/// <summary>The file of a case is the case: what is written into specs/ is what differed.</summary>
public sealed class FuzzSpecTests
{
    private const int Cases = 2000;

    private static readonly RepositoryScenarios Repository = new();

    [Theory]
    [InlineData(MachineKind.Kvm)]
    [InlineData(MachineKind.El2)]
    public void A_file_compiles_to_what_its_case_compiles_to(MachineKind machine)
    {
        FuzzProgram program = new();
        for (int number = 0; number < Cases; number++)
        {
            FuzzCase made = RandomCase.Make(3, number, machine);
            string text = FuzzSpec.Write(made, new("A \"title\": with # signs", "Why it is\nthere.", ["seed 3", "C:\\"], []));
            DiagnosticBag bag = new();

            IReadOnlyList<LoadedScenario> read = new ScenarioReader(Repository.Profiles, new(), bag).Read(new("fuzz/case", text), "fuzz/case");

            Assert.Equal("", bag.Render());
            Assert.Equal(ObjectText.Of(program.Compile(made, "fuzz/case")), ObjectText.Of(Assert.Single(read).Compiled));
        }
    }

    [Fact]
    public void The_same_seed_and_number_give_the_same_case() =>
        Assert.Equal(Text(7, 1234), Text(7, 1234));

    [Fact]
    public void Another_seed_or_number_gives_another_case() =>
        Assert.Equal(3, new[] { Text(7, 1234), Text(7, 1235), Text(8, 1234) }.Distinct().Count());

    private static string Text(int seed, int number) =>
        FuzzSpec.Write(RandomCase.Make(seed, number, MachineKind.Kvm), new("", "", [], []));
}
