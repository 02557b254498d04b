using Conformance.Arm.Assembly;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>Bare cores of QEMU under the monitor return what was recorded, whatever ran before.</summary>
public sealed class BareCoreTests
{
    private static readonly RepositoryScenarios Repository = new();

    [Theory]
    [InlineData("qemu-cortex-a57", false)]
    [InlineData("qemu-cortex-a57", true)]
    [InlineData("qemu-cortex-a76", false)]
    [InlineData("qemu-cortex-a76", true)]
    [InlineData("qemu-max", true)]
    public void A_bare_core_returns_what_was_recorded_in_any_order(string source, bool isReversed)
    {
        TraceSource recorded = Repository.Traces.Sources.Single(s => s.Name == source);
        LoadedScenario[] scenarios = [.. Repository.Scenarios.Where(scenario => recorded.Traces.ContainsKey(scenario.Id))];
        if (isReversed)
        {
            Array.Reverse(scenarios);
        }

        KernelRunResult result = Run(new() { Cpu = recorded.Provenance.Cpu }, [.. scenarios.Select(scenario => scenario.Compiled)]);

        Assert.Null(result.Failure);
        TraceComparison comparison = new(new FieldWords(SyndromeText.Describe));
        Assert.All(scenarios.Zip(result.Outcomes), pair =>
            Assert.Empty(comparison.Compare(recorded.Traces[pair.First.Id], RunTrace.Of(pair.First.Id, pair.Second!.Log!))));
    }

    // Each of these leaves something behind that the next guest would see.
    [Theory]
    [InlineData("msr tpidr_el0, x1", "mrs x0, tpidr_el0", 0)]
    [InlineData("msr dbgbvr0_el1, x1", "mrs x0, dbgbvr0_el1", 0)]
    [InlineData("msr dbgwvr3_el1, x1", "mrs x0, dbgwvr3_el1", 0)]
    [InlineData("msr mdscr_el1, x1", "mrs x0, mdscr_el1", 0)]
    [InlineData("msr oslar_el1, x1", "mrs x0, oslsr_el1", 8)]
    [InlineData("msr pmcntenset_el0, x1", "mrs x0, pmcntenset_el0", 0)]
    [InlineData("msr pmintenset_el1, x1", "mrs x0, pmintenset_el1", 0)]
    [InlineData("msr pmovsset_el0, x1", "mrs x0, pmovsset_el0", 0)]
    [InlineData("msr pmevtyper5_el0, x1", "mrs x0, pmevtyper5_el0", 0)]
    [InlineData("msr cntv_ctl_el0, x1", "mrs x0, cntv_ctl_el0", 0)]
    [InlineData("msr sp_el0, x1", "mrs x0, sp_el0", 0)]
    [InlineData("msr sctlr_el1, xzr", "mrs x0, sctlr_el1", 0x00c5_0078)]
    [InlineData("str x1, [x2, #-8]", "ldr x0, [x2, #-8]", 0)]
    [InlineData("ldxr x0, [x2]", "stxr w0, x1, [x2]", 1)]
    public void Nothing_of_a_guest_is_left_for_the_next_one(string write, string read, ulong clean)
    {
        KernelRunResult result = Run(new(), [
            Program($"{write}\nhvc #0x7fff", Start("x1", 0x0101_0101), Start("x2", 0x4002_0000 - 0x100)),
            Program($"{read}\nhvc #1\nhvc #0x7fff", Start("x1", 5), Start("x2", 0x4002_0000 - 0x100))]);

        Assert.Null(result.Failure);
        Assert.Equal(clean, result.Outcomes[1]!.Log!.Records[0].X0);
    }

    [Theory]
    [InlineData("b .", 0x4000_0000)]
    [InlineData("wfi\nhvc #0x7fff", 0x4000_0004)]
    public void A_guest_that_comes_to_no_end_is_given_up(string code, ulong pc)
    {
        KernelRunResult result = Run(new(), [Program(code), Program("hvc #1\nhvc #0x7fff")]);

        Assert.Null(result.Failure);
        ExitRecord exit = Assert.Single(result.Outcomes[0]!.Log!.Records.ToArray());
        Assert.Equal((Errno.EINTR, ExitReason.Intr, pc, 0x3c5UL), (exit.Errno, exit.ExitReason, exit.Pc, exit.Pstate));
        Assert.Equal(RunOutcome.Completed, result.Outcomes[1]!.Log!.Outcome);
        Assert.Single(result.Outcomes[1]!.Log!.Records.ToArray());
    }

    // itt eq; bkpt #1; bkpt #2; bkpt #3; svc #0. The state of the IT block is in SPSR bits 15:10 and 26:25. QEMU 7.2 sets IL.
    [Fact]
    public void Past_a_narrow_T32_instruction_the_IT_block_goes_on()
    {
        CompiledScenario thumb = new()
        {
            Id = "thumb",
            Machine = MachineKind.El2,
            Isa = GuestIsa.T32,
            Memory = [new(ScenarioMachine.RamBase, [0x04, 0xbf, 0x01, 0xbe, 0x02, 0xbe, 0x03, 0xbe, 0x00, 0xdf]), .. Vector(12)],
            Registers = [new(OneReg.VbarEl1, ScenarioMachine.VectorBase), new(OneReg.Pstate, 0x4000_0030)],
            MdcrEl2 = new(0x100, 0x100),
        };

        ExitRecord[] records = Run(new(), [thumb]).Outcomes[0]!.Log!.Records.ToArray();

        Assert.Equal(
            [
                (0xe200_0001UL, 0x4000_0002UL, 0x4000_0430UL),
                (0xe200_0002, 0x4000_0004, 0x4000_0830),
                (0xe200_0003, 0x4000_0006, 0x4000_0030),
            ],
            records.Take(3).Select(record => (record.Hsr, record.Pc, record.Pstate)));
        Assert.Equal(0x5a00_7f0cUL, records[3].Hsr);
    }

    // bkpt #1; mrs r0, cpsr; hvc #0x7fff at EL1 in supervisor mode, as a reset leaves it.
    [Theory]
    [InlineData("cortex-a57", null)]
    [InlineData("cortex-a76", "this core has no AArch32 at EL1")]
    public void A_guest_in_AArch32_at_EL1_runs_where_the_core_has_it(string cpu, string? reason)
    {
        CompiledScenario guest = new()
        {
            Id = "a32",
            Machine = MachineKind.El2,
            Isa = GuestIsa.A32,
            Features = VcpuFeatures.El132Bit,
            Memory = [new(ScenarioMachine.RamBase, [0x71, 0x00, 0x20, 0xe1, 0x00, 0x00, 0x0f, 0xe1, 0x71, 0x00, 0x40, 0xe1, 0x7f, 0xff, 0x47, 0xe1])],
            Registers = [],
            MdcrEl2 = new(0x100, 0x100),
        };

        RemoteOutcome outcome = Run(new() { Cpu = cpu }, [guest]).Outcomes[0]!;

        Assert.Equal(reason, outcome.SkipReason);
        Assert.Equal(
            reason is null ? [(0xe200_0001UL, 0x4000_0000UL, 0UL), (0x4a00_0001, 0x4000_000c, 0x1d3)] : [],
            outcome.Log?.Records.ToArray().Select(record => (record.Hsr, record.Pc, record.X0)) ?? []);
    }

    [Fact]
    public void What_a_core_cannot_do_is_skipped_with_the_reason()
    {
        CompiledScenario kvm = new() { Id = "kvm", Machine = MachineKind.Kvm, Memory = [], Registers = [] };
        KernelRunResult result = Run(new(), [
            kvm,
            Program("hvc #0x7fff", new RegisterValue(OneReg.SysReg(2, 0, 0, 8, 4), 1)),
            Program("hvc #0x7fff", new RegisterValue(OneReg.SysReg(3, 0, 0, 0, 0), 1)),
            Program("hvc #0x7fff", new RegisterValue(OneReg.Pstate, 0x3c9)),
            Program("hvc #0x7fff")]);

        Assert.Null(result.Failure);
        Assert.Equal(
            [
                "a KVM scenario does not run on a bare core",
                "this core has no DBGBVR8_EL1",
                "MIDR_EL1 cannot be given a value on a bare core",
                "pstate 0x3c9 is neither of EL0 nor of EL1",
                null,
            ],
            result.Outcomes.Select(outcome => outcome!.SkipReason));
    }

    [Fact]
    public void A_guest_that_writes_to_the_monitors_line_is_noticed() => Assert.Equal(
        BootFailureKind.AgentFailed,
        Run(new(), [Program("str w1, [x1]\nhvc #0x7fff", Start("x1", 0x0900_0000)), Program("hvc #0x7fff")]).Failure?.Kind);

    [Fact]
    public void A_guest_that_switches_the_machine_off_is_noticed()
    {
        KernelRunResult result = Run(new(), [Program("hvc #0x7fff"), Program("smc #0\nhvc #0x7fff", Start("x0", 0x8400_0008))]);

        Assert.Equal(BootFailureKind.QemuEnded, result.Failure?.Kind);
        Assert.NotNull(result.Outcomes[0]);
        Assert.Null(result.Outcomes[1]);
    }

    [Fact]
    public void A_core_that_does_not_start_is_ended() => Assert.Equal(
        BootFailureKind.Hung,
        Run(new() { QemuArguments = ["-S"], SilenceLimit = TimeSpan.FromSeconds(1) }, [Program("hvc #0x7fff")]).Failure?.Kind);

    [Fact]
    public void What_QEMU_refuses_is_told() =>
        Assert.Equal(BootFailureKind.QemuFailed, Run(new() { Cpu = "no-such-core" }, [Program("hvc #0x7fff")]).Failure?.Kind);

    [Fact]
    public void A_QEMU_that_is_killed_in_mid_run_is_told()
    {
        const string Name = "bare-core-killed-by-a-test";
        KernelRunResult result = RunLong(Name, () => QemuProcesses.Kill(Name), TestContext.Current.CancellationToken);

        Assert.Equal(BootFailureKind.QemuEnded, result.Failure?.Kind);
        Assert.Contains("killed", result.Failure!.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Outcomes[0]);
        Assert.Null(result.Outcomes[^1]);
    }

    [Fact]
    public void A_run_that_is_interrupted_leaves_no_QEMU()
    {
        const string Name = "bare-core-interrupted-by-a-test";
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        KernelRunResult result = RunLong(Name, stop.Cancel, stop.Token);

        Assert.Equal(BootFailureKind.Interrupted, result.Failure?.Kind);
        Assert.Empty(QemuProcesses.Of(Name));
    }

    // Guests for the watchdog, which take seconds in all.
    private static KernelRunResult RunLong(string name, Action onFirst, CancellationToken stop)
    {
        bool isDone = false;
        return Run(
            new() { QemuArguments = ["-name", name] },
            [.. Enumerable.Repeat(Program("b ."), 100)],
            index =>
            {
                if (index > 0 && !isDone)
                {
                    isDone = true;
                    onFirst();
                }
            },
            stop);
    }

    private static KernelRunResult Run(BootOptions options, IReadOnlyList<CompiledScenario> scenarios) =>
        Run(options, scenarios, null, TestContext.Current.CancellationToken);

    private static KernelRunResult Run(BootOptions options, IReadOnlyList<CompiledScenario> scenarios, Action<int>? progress, CancellationToken stop)
    {
        if (QemuCommand.Qemu.Find() is null)
        {
            Assert.Skip($"{QemuCommand.Qemu.Name} is missing; install {QemuCommand.Qemu.Package}");
        }

        return new MonitorRun(options).Run(scenarios, progress, stop);
    }

    private static CompiledScenario Program(string code, params RegisterValue[] registers) => new()
    {
        Id = "test",
        Machine = MachineKind.El2,
        Memory = [new(ScenarioMachine.RamBase, Assemble(code, ScenarioMachine.RamBase)), .. Vector(4)],
        Registers = [new(OneReg.VbarEl1, ScenarioMachine.VectorBase), .. registers],
    };

    private static RegisterValue Start(string register, ulong value) => new(OneReg.X(register[1] - '0'), value);

    private static IEnumerable<MemoryImage> Vector(int slot)
    {
        ulong address = ScenarioMachine.VectorBase + (ulong)(slot * ScenarioMachine.VectorStride);
        yield return new(address, Assemble($"hvc #0x{0x7f00 + slot:x}", address));
    }

    private static byte[] Assemble(string code, ulong address)
    {
        AssembledProgram program = Assembler.AssembleA64(code, address, new Dictionary<string, string>());
        Assert.Empty(program.Errors);
        return program.Bytes;
    }
}
