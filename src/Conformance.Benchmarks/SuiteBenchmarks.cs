using BenchmarkDotNet.Attributes;
using Conformance.Arm.Assembly;
using Conformance.Behaviours.Profiles;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Goldens;
using Conformance.Suite.Profiles;
using Conformance.Suite.Specs;

namespace Conformance.Benchmarks;

/// <summary>What the suite does around the runs: reading, assembling, rendering, and the whole of it in a cold process.</summary>
[MemoryDiagnoser]
[OperationsPerSecondColumn]
public class SuiteBenchmarks
{
    private const int ProgramLines = 100;

    private static readonly Dictionary<string, string> NoMacros = [];

    private readonly SuiteProcess _suite = new(Workload.Root);

    private ProfileTree _profiles = null!;
    private string _program = "";
    private string[] _goldens = [];

    /// <summary>Loads what the rows work on.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        DiagnosticBag bag = new();
        _profiles = ProfileLoader.Load(Path.Combine(Workload.Root, "specs", "profiles"), "specs/profiles", bag);
        _program = string.Join('\n', Enumerable.Range(0, ProgramLines).Select(i => $"l{i}: add x{i % 30}, x1, x2, lsl #{i % 64}"));
        _goldens = [.. Directory.EnumerateFiles(Path.Combine(Workload.Root, "golden"), "*.verified.txt", SearchOption.AllDirectories)
            .Where(path => Path.GetDirectoryName(path) != Path.Combine(Workload.Root, "golden"))
            .Select(File.ReadAllText)];
    }

    /// <summary>Reading and compiling all scenario files of the checkout.</summary>
    [Benchmark]
    public int ReadAllSpecs() => SpecLoader.Load(Path.Combine(Workload.Root, "specs"), "specs", _profiles, new(), new()).Count;

    /// <summary>Assembling one line.</summary>
    [Benchmark(OperationsPerInvoke = ProgramLines)]
    public int AssembleLine() => Assembler.AssembleA64(_program, 0x4000_0000, NoMacros).Bytes.Length;

    /// <summary>Reading and rendering all goldens of the checkout.</summary>
    [Benchmark]
    public int RenderAllGoldens() => _goldens.Sum(text => GoldenText.Write(GoldenReader.Read(text)).Length);

    /// <summary>The whole suite with all profiles, from the start of the process to its verdict; ./run-tests.sh must have built it.</summary>
    [Benchmark]
    public void WholeSuiteColdProcess() => _suite.Run("run");
}
