using BenchmarkDotNet.Attributes;

namespace Conformance.Benchmarks;

/// <summary>Exits to userspace with full records, and the instructions between them, on one core.</summary>
[MemoryDiagnoser]
[OperationsPerSecondColumn]
public class ExitBenchmarks
{
    private const int Exits = 1_000_000;
    private const int WatchdogInstructions = 1_000_000;

    private Workload _step = null!;
    private Workload _brk = null!;
    private Workload _mmio = null!;
    private Workload _free = null!;
    private Workload _five = null!;

    /// <summary>The eras whose exit paths differ most.</summary>
    [Params("linux-4.16", "linux-6.1", "linux-7.3")]
    public string Profile { get; set; } = "";

    /// <summary>Compiles the programs.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _step = new(Profile, $"title: t\nguest-debug: [enable, singlestep]\nmax-exits: {Exits}\nguest:\n  code: |\n    start: add x0, x0, #1\n           b start\n");
        _brk = new(Profile, $"title: t\nguest-debug: [enable, use-sw-bp]\nmax-exits: {Exits}\nvmm: {{ on-guest-debug-exception: re-enter }}\nguest:\n  code: |\n    start: brk #1\n");
        _mmio = new(Profile, $"title: t\nmax-exits: {Exits}\nguest:\n  registers: {{ x1: 0x09000000 }}\n  code: |\n    start: str w0, [x1]\n           b start\n");
        _free = new(Profile, "title: t\nguest:\n  registers: { x4: 0x40001000 }\n  code: |\n    start: add x0, x0, #1\n           subs x1, x1, #1\n           eor x2, x2, x0, lsl #3\n           ldr x3, [x4, #8]\n           str x3, [x4, #16]\n           cmp x3, x0\n           csel x5, x0, x3, ne\n           b start\n");
        _five = new(Profile, "title: t\nguest:\n  code: |\n    start: mov x0, #1\n           nop\n           nop\n           done\n");
    }

    /// <summary>Single-step exits.</summary>
    [Benchmark(OperationsPerInvoke = Exits)]
    public int SingleStepExit() => _step.Run();

    /// <summary>Software-breakpoint exits.</summary>
    [Benchmark(OperationsPerInvoke = Exits)]
    public int BrkExit() => _brk.Run();

    /// <summary>MMIO writes to userspace.</summary>
    [Benchmark(OperationsPerInvoke = Exits)]
    public int MmioExit() => _mmio.Run();

    /// <summary>Instructions of a guest that is not being debugged, until the watchdog interrupts it.</summary>
    [Benchmark(OperationsPerInvoke = WatchdogInstructions)]
    public int GuestInstruction() => _free.Run();

    /// <summary>A scenario of five instructions, from a fresh machine to its end.</summary>
    [Benchmark]
    public int FiveInstructionScenario() => _five.Run();
}
