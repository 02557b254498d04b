using Conformance.Arm.Assembly;

namespace Conformance.Qemu.Monitor;

/// <summary>The monitor's own code, from the text in monitor.s.</summary>
public static class MonitorProgram
{
    /// <summary>Where the monitor lies: memory of its own, far from the RAM that a scenario has and from what its guest tries.</summary>
    public const ulong Base = 0x2_0000_0000;

    /// <summary>Where the host writes the number of scenarios, and where they are.</summary>
    internal const string CountLabel = "scenario_count";

    /// <summary>Where the host writes the address of the table of scenarios.</summary>
    internal const string TableLabel = "scenario_table";

    private const string ResourceName = "monitor.s";

    /// <summary>The text.</summary>
    public static string Source { get; } = ReadSource();

    /// <summary>The words of the text that stand for several lines, with these lines.</summary>
    public static IReadOnlyDictionary<string, string> Words => MonitorRegisters.Words;

    /// <summary>The assembled text; a mistake in it shows in <see cref="AssembledProgram.Errors"/>.</summary>
    public static AssembledProgram Assemble() => Assembler.AssembleA64(Source, Base, Words);

    private static string ReadSource()
    {
        using Stream stream = typeof(MonitorProgram).Assembly.GetManifestResourceStream(ResourceName)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
