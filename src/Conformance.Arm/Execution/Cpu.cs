using Conformance.Arm.A32;
using Conformance.Arm.A64;
using Conformance.Arm.Cpus;
using Conformance.Arm.Instructions;
using Conformance.Arm.Memory;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.T32;

namespace Conformance.Arm.Execution;

/// <summary>
/// One core at EL0 and EL1 under a hypervisor at EL2. It runs from an exception return of EL2 to the next entry to EL2;
/// what EL2 does is not its business.
/// </summary>
public sealed partial class Cpu
{
    private readonly Decoder _decoder;
    private readonly Instruction[]?[] _decoded;
    private readonly ulong[] _x = new ulong[32];
    private readonly ulong[] _sp = new ulong[2];
    private readonly ulong[] _system = new ulong[SystemRegisterTable.Count];

    private uint _nzcv;
    private int _el;
    private bool _spSel;
    private ulong _maskBits;
    private bool _illegal;
    private bool _ss;

    private bool _exclusiveValid;
    private ulong _exclusiveAddress;

    /// <summary>A core over a memory.</summary>
    public Cpu(CpuModel model, GuestMemory memory)
    {
        Model = model;
        Memory = memory;
        _decoder = new(A64InstructionSet.Instance, model.Implements);
        _decoded = new Instruction[]?[memory.Pages.Length];
        _a32 = new(A32InstructionSet.Instance, model.Implements);
        _t32 = new(T32InstructionSet.Instance, model.Implements);
        _decodedAArch32 = new AArch32Instruction[]?[memory.Pages.Length];
    }

    /// <summary>What the core implements and chooses.</summary>
    public CpuModel Model { get; }

    /// <summary>RAM and stage 2.</summary>
    public GuestMemory Memory { get; }

    /// <summary>Where decisions are noted, or null.</summary>
    public DecisionLog? Decisions { get; set; }

    /// <summary>Who is told about exceptions and system-register accesses, or null.</summary>
    public ICpuObserver? Observer { get; set; }

    /// <summary>x0 to x30; element 31 is always zero between instructions.</summary>
    public Span<ulong> X => _x.AsSpan(0, 31);

    /// <summary>pc.</summary>
    public ulong Pc { get; set; }

    /// <summary>SP_EL0.</summary>
    public ref ulong SpEl0 => ref _sp[0];

    /// <summary>SP_EL1.</summary>
    public ref ulong SpEl1 => ref _sp[1];

    /// <summary>HCR_EL2.</summary>
    public ulong HcrEl2 { get; set; }

    /// <summary>MDCR_EL2.</summary>
    public ulong MdcrEl2 { get; set; }

    /// <summary>Whether EL2 traps reads of the virtual counter (CNTHCTL_EL2.EL1TVCT).</summary>
    public bool TrapsVirtualCounter { get; set; }

    /// <summary>Whether EL2 traps reads of the physical counter (CNTHCTL_EL2.EL1PCTEN clear).</summary>
    public bool TrapsPhysicalCounter { get; set; }

    /// <summary>Whether EL2 traps the physical timer (CNTHCTL_EL2.EL1PCEN clear).</summary>
    public bool TrapsPhysicalTimer { get; set; }

    /// <summary>Whether the hardware OS lock is set (OSLSR_EL1.OSLK).</summary>
    public bool OsLocked { get; set; }

    /// <summary>Instructions executed since the core was made; what the counters read.</summary>
    public ulong Retired { get; private set; }

    /// <summary>PSTATE as SPSR_EL2 holds it.</summary>
    public ulong Pstate
    {
        get => Packed(_ss);
        set => Unpack(value);
    }

    /// <summary>A system register's value, without any access check or side effect.</summary>
    public ref ulong this[SystemRegister register] => ref _system[(int)register];

    private int SpIndex => _spSel && _el > 0 ? 1 : 0;

    /// <summary>Clears registers and monitors; memory and EL2's controls stay.</summary>
    public void Reset()
    {
        Array.Clear(_x);
        Array.Clear(_sp);
        Array.Clear(_system);
        _exclusiveValid = false;
        OsLocked = false;
        Retired = 0;
        Pc = 0;
        Unpack(0);
        foreach ((SystemRegister register, ulong value) in Model.IdValues)
        {
            _system[(int)register] = value;
        }

        ResetWatchpointOrder();
        DebugRegistersChanged();
    }

    /// <summary>Forgets predecoded instructions after somebody else wrote memory.</summary>
    public void InvalidateDecoded(int page)
    {
        if (_decoded[page] is { } decoded)
        {
            Array.Clear(decoded);
        }

        if (_decodedAArch32[page] is { } decodedAArch32)
        {
            Array.Clear(decodedAArch32);
        }
    }

    private ulong Packed(bool ss) => _aarch32 ? PackedAArch32(ss) :
        _nzcv
        | (ss ? Registers.Pstate.SS.Mask : 0)
        | (_illegal ? Registers.Pstate.IL.Mask : 0)
        | _maskBits
        | (uint)(_el << 2)
        | (_spSel ? 1u : 0u);

    private void Unpack(ulong value)
    {
        if (Registers.Pstate.nRW.IsSet(value))
        {
            UnpackAArch32(value);
            return;
        }

        _aarch32 = false;
        _instructionLength = 4;
        _fetchAlignment = 3;
        _nzcv = (uint)value & 0xf000_0000;
        _maskBits = value & 0x3c0;
        _el = (int)(value >> 2) & 3;
        _spSel = (value & 1) != 0;
        _illegal = Registers.Pstate.IL.IsSet(value);
        _ss = Registers.Pstate.SS.IsSet(value);
    }

    private void Decide(RuleId rule) => Decisions?.Add(Pc, rule);
}
