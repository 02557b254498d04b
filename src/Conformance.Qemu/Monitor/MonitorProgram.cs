using Conformance.Arm.Assembly;

namespace Conformance.Qemu.Monitor;

/// <summary>The monitor's own code, from the text in monitor.s.</summary>
public static class MonitorProgram
{
    /// <summary>
    /// Where the monitor lies: memory of its own, far from the RAM that a scenario has, and no address that a guest makes of one
    /// there by scaling or adding. The low 32 bits are zero: with others QEMU 7.2 does not bring a guest in AArch32 back.
    /// </summary>
    public const ulong Base = 0xa_0000_0000;

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
