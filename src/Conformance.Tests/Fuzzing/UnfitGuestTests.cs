using Conformance.Arm.Cpus;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Suite.Fuzzing;
using Conformance.Suite.Running;
using Conformance.Tests.Model;
using Conformance.Tests.Specs;
using Xunit;

namespace Conformance.Tests.Fuzzing;

/// <summary>A guest that completes no instruction may stand QEMU's counting clock still; one that completes a single one in each turn does not.</summary>
public sealed class UnfitGuestTests
{
    private const string A64 = "VBAR_EL1: 0x40000000 }\n  code: |\n    start:  udf #0\n            .balign 0x200\n";
    private const string A32 = "VBAR_EL1: 0x40000020 }\n  isa: a32\n  el1-32bit: true\n  code: |\n    start:  udf #0\n            .balign 0x20\n            nop\n";

    [Theory]
    [InlineData(A64, "udf #1", true)]
    [InlineData(A64, "brk #1", true)]
    [InlineData(A64, "nop\n            udf #1", false)]
    [InlineData(A64, "hvc #1\n            b .", false)]
    [InlineData(A64, "mrs x1, pmcr_el0", false)]
    [InlineData(A64, "b .", false)]
    [InlineData(A32, "udf #1", true)]
    [InlineData(A32, "b away\n            .balign 0x40\n    away:   udf #1", false)]
    public void Is_found_by_the_instruction_at_its_vector(string guest, string vector, bool isUnfit)
    {
        ScenarioDriver driver = new(subject => ReferenceBackends.ForMany(subject, CpuModels.All[0]));
        UnfitGuest unfit = new(MachineKind.Kvm);

        Assert.Null(driver.Run(
            SpecText.LoadOne($"title: t\nguest:\n  registers: {{ {guest}            {vector}\n").Compiled,
            new RepositoryScenarios().Profiles.All.Select(Subject.Of).Single(subject => subject.Name == "linux-7.3"),
            observer: unfit));

        Assert.Equal(isUnfit, unfit.IsFound);
    }
}
