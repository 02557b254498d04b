using Conformance.Arm.Assembly;
using Conformance.Arm.Cpus;
using Conformance.Arm.Registers;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Model.Machines;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.El2;

/// <summary>Runs a program on the bare EL2 machine of the reference backend.</summary>
internal sealed class BareCore
{
    private static readonly Dictionary<string, string> Macros = new() { ["done"] = "hvc #0x7fff" };

    private readonly List<RegisterValue> _registers = [new(OneReg.VbarEl1, ScenarioMachine.VectorBase)];

    public CpuModel Cpu { get; init; } = CpuModels.CortexA57Qemu;

    public ulong Mdcr { get; init; }

    public ulong Hcr { get; init; }

    public BareCore With(string register, ulong value)
    {
        _registers.Add(new(Find(register), value));
        return this;
    }

    public RunLog Run(string code, ulong pstate)
    {
        AssembledProgram program = Assembler.AssembleA64(code, ScenarioMachine.RamBase, Macros);
        Assert.Empty(program.Errors);
        CompiledScenario scenario = new()
        {
            Id = "test",
            Machine = MachineKind.El2,
            Memory = [new(ScenarioMachine.RamBase, program.Bytes), .. Vectors()],
            Registers = [.. _registers, new(OneReg.Pstate, pstate)],
            MdcrEl2 = new(Mdcr, Mdcr),
            HcrEl2 = new(Hcr, Hcr),
        };
        RunLog log = new();
        OpenResult opened = new BareEl2Backend(Cpu).Open(scenario.Options(null));
        new ScenarioRunner(log).Run(scenario, opened.Machine!);
        Assert.Equal("", log.Error);
        return log;
    }

    /// <summary>The first entry to EL2.</summary>
    public ExitRecord First(string code, ulong pstate) => Run(code, pstate).Records[0];

    private static IEnumerable<MemoryImage> Vectors() =>
        from slot in Enumerable.Range(0, ScenarioMachine.VectorCount)
        let address = ScenarioMachine.VectorBase + (ulong)(slot * ScenarioMachine.VectorStride)
        select new MemoryImage(address, Assembler.AssembleA64($"hvc #0x{0x7f00 + slot:x}", address, Macros).Bytes);

    private static OneReg Find(string name)
    {
        if (name[0] == 'x')
        {
            return OneReg.X(int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
        }

        switch (name)
        {
            case "ELR_EL1":
                return OneReg.ElrEl1;
            case "SPSR_EL1":
                return OneReg.SpsrEl1;
            default:
                Assert.True(SystemRegisterTable.TryFindEncoding(name, out ushort encoding), name);
                return OneReg.SysReg(encoding);
        }
    }
}
