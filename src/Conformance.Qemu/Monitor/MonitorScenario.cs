using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Conformance.Arm.Assembly;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Qemu.Monitor;

/// <summary>
/// A scenario as the monitor reads it, all in words of 64 bits: the address of the code that sets its system registers, address
/// and number of its pieces of memory (target, source, bytes of each), pc, pstate, HCR_EL2, mask and value of MDCR_EL2, the
/// number of rows after which it is stopped, x0 to x30 and one word more.
/// </summary>
internal sealed class MonitorScenario
{
    // What a bare core comes out of reset with, as far as the scenario does not say otherwise.
    private const ulong ResetPstate = 0x3c5;
    private const ulong ResetPstateAArch32 = 0x1d3;
    private const ulong AArch32Mode = 0x10;
    private const int GeneralRegisters = 31;
    private const int Words = 9 + GeneralRegisters + 1;
    private const int WordBytes = 8;

    // The monitor copies memory in pieces of this many bytes.
    private const int Granule = 16;

    private const int InstructionBytes = 4;
    private static readonly Dictionary<string, string> NoMacros = [];

    private readonly CompiledScenario _scenario;
    private readonly List<RegisterValue> _system = [];
    private readonly ulong[] _general = new ulong[GeneralRegisters + 1];
    private ulong _pc = ScenarioMachine.RamBase;
    private ulong _pstate;
    private ulong _setupAddress;

    private MonitorScenario(CompiledScenario scenario)
    {
        _scenario = scenario;
        _pstate = IsAArch32 ? ResetPstateAArch32 : ResetPstate;
    }

    /// <summary>A scenario that the monitor can run; otherwise null, and the reason.</summary>
    public static MonitorScenario? TryMake(CompiledScenario scenario, out string reason)
    {
        MonitorScenario made = new(scenario);
        reason = made.Prepare() ?? "";
        return reason.Length == 0 ? made : null;
    }

    /// <summary>The bytes of a scenario that begins at an address, a multiple of 16.</summary>
    public byte[] Encode(ulong address)
    {
        _setupAddress = address + (Words * WordBytes);
        byte[] setup = Setup(_setupAddress);
        ulong listAddress = _setupAddress + (ulong)setup.Length;
        List<(ulong Target, byte[] Bytes)> memory = Pieces();
        ulong dataAddress = listAddress + (ulong)(Padded(memory.Count * 3 * WordBytes));

        List<byte> bytes = new(Words * WordBytes);
        Add(bytes, _setupAddress, listAddress, (ulong)memory.Count, _pc, _pstate, HcrEl2, _scenario.MdcrEl2.Mask, _scenario.MdcrEl2.Value, (ulong)_scenario.MaxExits);
        Add(bytes, _general);
        bytes.AddRange(setup);
        ulong source = dataAddress;
        foreach ((ulong target, byte[] content) in memory)
        {
            Add(bytes, target, source, (ulong)content.Length);
            source += (ulong)content.Length;
        }

        bytes.AddRange(new byte[(int)(dataAddress - address) - bytes.Count]);
        foreach ((_, byte[] content) in memory)
        {
            bytes.AddRange(content);
        }

        return [.. bytes];
    }

    /// <summary>Why a scenario cannot run on a core that refuses the instruction at an address in the code that sets its registers.</summary>
    public string WhyRefused(ulong address)
    {
        // Two instructions for each register.
        ulong index = (address - _setupAddress) / (2 * InstructionBytes);
        return index < (ulong)_system.Count ? $"this core has no {NameOf(_system[(int)index].Register)}" : $"this core refuses the instruction at 0x{address:x}";
    }

    // The watchdog needs physical interrupts at EL2. That is invisible to the guest unless it lets a virtual IRQ through, which
    // a scenario with VI and without IMO does not want; such a one has no watchdog.
    private ulong HcrEl2
    {
        get
        {
            ulong rw = IsAArch32 ? 0 : Arm.Registers.HcrEl2.RW.Mask;
            ulong wanted = _scenario.HcrEl2.Apply(0) | rw;
            return Arm.Registers.HcrEl2.VI.IsSet(wanted) ? wanted : wanted | Arm.Registers.HcrEl2.IMO.Mask;
        }
    }

    // AArch32 at EL1; a guest in AArch64 may still have it at EL0.
    private bool IsAArch32 => (_scenario.Features & VcpuFeatures.El132Bit) != 0;

    private string? Prepare()
    {
        if (_scenario.Machine != MachineKind.El2)
        {
            return "a KVM scenario does not run on a bare core";
        }

        if (_scenario.Cpu.Length > 0)
        {
            return $"{_scenario.Cpu} is a core of the reference model alone";
        }

        if (Arm.Registers.HcrEl2.E2H.IsSet(_scenario.HcrEl2.Value))
        {
            return "the monitor is no host with HCR_EL2.E2H";
        }

        foreach (RegisterValue value in _scenario.Registers)
        {
            if (Take(value) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private string? Take(RegisterValue value)
    {
        if (value.Register == OneReg.Pc)
        {
            _pc = value.Value;
            return null;
        }

        if (value.Register == OneReg.Pstate)
        {
            _pstate = value.Value;

            // An exception return to EL2 would make the scenario a part of the monitor.
            return Pstate.IsEl0OrEl1(_pstate) || (_pstate & AArch32Mode) != 0 ? null : $"pstate 0x{_pstate:x} is neither of EL0 nor of EL1";
        }

        if (value.Register.IsCore && value.Register.CoreIndex < GeneralRegisters)
        {
            _general[value.Register.CoreIndex] = value.Value;
            return null;
        }

        if (Row(value.Register) is not { } row)
        {
            return $"register 0x{value.Register.Id:x} is not one of a bare core";
        }

        if (!MonitorRegisters.IsSettable(row))
        {
            return $"{row.Name} cannot be given a value on a bare core";
        }

        _system.Add(value);
        return null;
    }

    private static SystemRegisterInfo? Row(OneReg register) =>
        register.IsSysReg ? SystemRegisterTable.Find(new SystemRegisterEncoding(register.SysRegEncoding))
        : !register.IsCore ? null
        : register.CoreIndex switch
        {
            OneReg.SpEl0Index => SystemRegisterTable.Row(SystemRegister.SP_EL0),
            OneReg.SpEl1Index => SystemRegisterTable.Row(SystemRegister.SP_EL1),
            OneReg.ElrEl1Index => SystemRegisterTable.Row(SystemRegister.ELR_EL1),
            OneReg.SpsrEl1Index => SystemRegisterTable.Row(SystemRegister.SPSR_EL1),
            OneReg.SpsrAbtIndex => SystemRegisterTable.Row(SystemRegister.SPSR_abt),
            OneReg.SpsrUndIndex => SystemRegisterTable.Row(SystemRegister.SPSR_und),
            OneReg.SpsrIrqIndex => SystemRegisterTable.Row(SystemRegister.SPSR_irq),
            OneReg.SpsrFiqIndex => SystemRegisterTable.Row(SystemRegister.SPSR_fiq),
            _ => null,
        };

    private static string NameOf(OneReg register) => Row(register)!.Name;

    private byte[] Setup(ulong address)
    {
        StringBuilder text = new();
        StringBuilder values = new();
        for (int i = 0; i < _system.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"ldr x0, value{i}\nmsr {NameOf(_system[i].Register)}, x0\n");
            values.Append(CultureInfo.InvariantCulture, $"value{i}: .quad 0x{_system[i].Value:x}\n");
        }

        AssembledProgram program = Assembler.AssembleA64($"{text}ret\n.align 4\n{values}.align 4\n", address, NoMacros);
        return program.Errors.Count == 0 ? program.Bytes : throw new InvalidOperationException($"{_scenario.Id}: {program.Errors[0].Message}");
    }

    // What is not zero in memory, in pieces that do not touch each other.
    private List<(ulong Target, byte[] Bytes)> Pieces()
    {
        byte[] ram = new byte[ScenarioMachine.RamSize];
        foreach (MemoryImage image in _scenario.Memory)
        {
            image.Bytes.CopyTo(ram, (int)(image.Address - ScenarioMachine.RamBase));
        }

        List<(ulong, byte[])> pieces = [];
        int start = -1;
        for (int at = 0; at <= ram.Length; at += Granule)
        {
            bool isZero = at == ram.Length || !ram.AsSpan(at, Granule).ContainsAnyExcept((byte)0);
            if (isZero && start >= 0)
            {
                pieces.Add((ScenarioMachine.RamBase + (ulong)start, ram[start..at]));
                start = -1;
            }
            else if (!isZero && start < 0)
            {
                start = at;
            }
        }

        return pieces;
    }

    private static int Padded(int length) => (length + Granule - 1) & -Granule;

    private static void Add(List<byte> bytes, params ReadOnlySpan<ulong> words)
    {
        Span<byte> word = stackalloc byte[WordBytes];
        foreach (ulong value in words)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, value);
            bytes.AddRange(word);
        }
    }
}
