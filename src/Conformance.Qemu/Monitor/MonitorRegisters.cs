using Conformance.Arm.Registers;

namespace Conformance.Qemu.Monitor;

/// <summary>
/// The lines of the monitor that name one system register after the other: what stands for them in monitor.s is a word.
/// </summary>
internal static class MonitorRegisters
{
    private const int DebugRegisters = 16;
    private const int GeneralRegisters = 31;

    // MSR of these is an instruction of its own kind: they are PSTATE, which a guest gets from SPSR_EL2 (Arm ARM C5.2).
    private const int PstateCrn = 4;
    private const int PstateCrm = 2;

    // Registers of EL2 by their place that hold what a guest has: SP_EL1, and what one in AArch32 changes (Arm ARM D1.21.2).
    private static readonly SystemRegister[] OfGuests =
    [
        SystemRegister.SP_EL1,
        SystemRegister.DACR32_EL2, SystemRegister.IFSR32_EL2, SystemRegister.FPEXC32_EL2, SystemRegister.DBGVCR32_EL2,
        SystemRegister.SPSR_abt, SystemRegister.SPSR_und, SystemRegister.SPSR_irq, SystemRegister.SPSR_fiq,
    ];

    // What makes a register as at reset where a write of zero does not.
    private static readonly Dictionary<SystemRegister, uint> Written = new()
    {
        [SystemRegister.SCTLR_EL1] = ResetSctlr,
        [SystemRegister.PMCNTENCLR_EL0] = 0xffff_ffff,
        [SystemRegister.PMINTENCLR_EL1] = 0xffff_ffff,
        [SystemRegister.PMOVSCLR_EL0] = 0xffff_ffff,
        [SystemRegister.DBGCLAIMCLR_EL1] = 0xff,
    };

    /// <summary>SCTLR_EL1 of a core that comes out of reset, as machine el2 has it.</summary>
    public const uint ResetSctlr = 0x00c5_0078;

    /// <summary>The words of monitor.s with the lines that they stand for.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["reset_registers"] = Lines(All.Select(Reset)),
        ["breakpoints_off"] = Lines(Numbers(DebugRegisters).Select(n => SwitchOff($"dbgbcr{n}_el1"))),
        ["watchpoints_off"] = Lines(Numbers(DebugRegisters).Select(n => SwitchOff($"dbgwcr{n}_el1"))),
        ["save_guest"] = Lines(Numbers(GeneralRegisters / 2).Select(n => $"stp x{2 * n}, x{(2 * n) + 1}, [sp, #{16 * n}]")
            .Append($"str x{GeneralRegisters - 1}, [sp, #{8 * (GeneralRegisters - 1)}]")),
    };

    /// <summary>Every register that a guest can write, and that has to be as at reset when the next scenario starts.</summary>
    public static IEnumerable<SystemRegisterInfo> All =>
        SystemRegisterTable.All
            .Where(row => row.MinimumEl < 2 && CanBeWritten(row))
            .Concat(OfGuests.Select(SystemRegisterTable.Row));

    /// <summary>Whether a register belongs to the guest, and an MSR at EL2 gives it a value.</summary>
    public static bool IsSettable(SystemRegisterInfo row) =>
        (row.MinimumEl < 2 || Array.IndexOf(OfGuests, row.Register) >= 0) && CanBeWritten(row);

    private static bool CanBeWritten(SystemRegisterInfo row) =>
        (row.Directions & Directions.Write) != 0 && row.Encoding is not { CRn: PstateCrn, CRm: PstateCrm };

    private static string Reset(SystemRegisterInfo row) => Written.TryGetValue(row.Register, out uint value)
        ? $"mov x0, #0x{value & 0xffff:x}\nmovk x0, #0x{value >> 16:x}, lsl #16\nmsr {row.AssemblyName}, x0"
        : $"msr {row.AssemblyName}, xzr";

    // A core without the register has NOPs in place of the first and the last of these.
    private static string SwitchOff(string name) => $"mrs x0, {name}\nand x0, x0, #-2\nmsr {name}, x0";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);
}
