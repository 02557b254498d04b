using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Vmm.Running;

/// <summary>What the debugger wants after a debug exit: to stop, or new flags for KVM_SET_GUEST_DEBUG.</summary>
internal readonly record struct DebuggerAnswer(bool Stops, GuestDebugFlags? NewFlags = null);

/// <summary>The debugger's side of debug exits: its own breakpoints, and exceptions that belong to the guest.</summary>
internal sealed class Debugger
{
    private readonly List<byte[]> _originals = [];
    private CompiledScenario _scenario = null!;
    private IMachine _machine = null!;
    private GuestDebug _registers;
    private readonly List<Lifted> _lifted = [];
    private ulong _liftedAt;

    /// <summary>The breakpoint and watchpoint registers as the debugger wants them now.</summary>
    public GuestDebug Registers => _registers;

    /// <summary>The flags that hold while no breakpoint is being stepped over.</summary>
    public GuestDebugFlags WantedFlags { get; set; }

    private IVcpu Vcpu => _machine.Vcpu;

    /// <summary>Plants the software breakpoints of a scenario.</summary>
    public void Start(CompiledScenario scenario, IMachine machine)
    {
        _scenario = scenario;
        _machine = machine;
        _registers = scenario.GuestDebug;
        WantedFlags = scenario.GuestDebug.Control;
        _lifted.Clear();
        _originals.Clear();
        for (int i = 0; i < scenario.SoftwareBreakpoints.Count; i++)
        {
            byte[] original = new byte[scenario.SoftwareBreakpoints[i].Instruction.Length];
            machine.ReadRam(scenario.SoftwareBreakpoints[i].Address, original);
            _originals.Add(original);
            Plant(i);
        }
    }

    /// <summary>Deals with a debug exit.</summary>
    public DebuggerAnswer Answer(in ExitRecord record)
    {
        uint @class = DebugSyndrome.ClassOf(record.Hsr);
        bool steppingOver = _lifted.Count > 0;
        if (steppingOver && (@class == DebugSyndrome.SoftwareStep || record.Pc != _liftedAt))
        {
            return PutBack();
        }

        if (@class == DebugSyndrome.SoftwareStep && (WantedFlags & GuestDebugFlags.SingleStep) != 0)
        {
            return default;
        }

        int software = @class is DebugSyndrome.Brk64 or DebugSyndrome.Bkpt32 ? FindPlanted(record.Pc) : -1;
        int slot = FindSlot(@class, record.Pc);
        if (software < 0 && slot < 0)
        {
            // An exception of the guest's own comes in place of the step, and there is none to wait for.
            DebuggerAnswer answer = AnswerGuestException(record);
            return steppingOver ? answer with { NewFlags = PutBack().NewFlags } : answer;
        }

        return _scenario.OnBreakpoint switch
        {
            BreakpointAction.Stop => new(true),
            BreakpointAction.ReEnter => default,
            _ => Lift(record.Pc, software >= 0 ? new(LiftedKind.Software, software) : new(
                @class == DebugSyndrome.Watchpoint ? LiftedKind.Watchpoint : LiftedKind.Breakpoint, slot)),
        };
    }

    private int FindPlanted(ulong pc)
    {
        for (int i = 0; i < _scenario.SoftwareBreakpoints.Count; i++)
        {
            if (_scenario.SoftwareBreakpoints[i].Address == pc && !_lifted.Contains(new(LiftedKind.Software, i)))
            {
                return i;
            }
        }

        return -1;
    }

    // A breakpoint is the debugger's own when one of its enabled slots holds the pc; a watchpoint when any slot is enabled.
    private int FindSlot(uint @class, ulong pc)
    {
        if ((WantedFlags & GuestDebugFlags.UseHw) == 0 || @class is not (DebugSyndrome.Breakpoint or DebugSyndrome.Watchpoint))
        {
            return -1;
        }

        for (int n = 0; n < DebugRegisterFile.Count; n++)
        {
            bool matches = @class == DebugSyndrome.Breakpoint
                ? (_registers.Bcr[n] & 1) != 0 && _registers.Bvr[n] == (pc & ~3UL)
                : (_registers.Wcr[n] & 1) != 0;
            if (matches)
            {
                return n;
            }
        }

        return -1;
    }

    // Instruction back or slot off, then one step. Another one of the debugger's own that the same instruction hits is lifted as well.
    private DebuggerAnswer Lift(ulong pc, Lifted own)
    {
        _liftedAt = pc;
        _lifted.Add(own);
        if (own.Kind == LiftedKind.Software)
        {
            _machine.WriteRam(_scenario.SoftwareBreakpoints[own.Index].Address, _originals[own.Index]);
        }
        else
        {
            ControlOf(own) &= ~1UL;
        }

        return new(false, WantedFlags | GuestDebugFlags.SingleStep);
    }

    private DebuggerAnswer PutBack()
    {
        foreach (Lifted own in _lifted)
        {
            if (own.Kind == LiftedKind.Software)
            {
                Plant(own.Index);
            }
            else
            {
                ControlOf(own) |= 1UL;
            }
        }

        _lifted.Clear();
        return new(false, WantedFlags);
    }

    private ref ulong ControlOf(Lifted own)
    {
        if (own.Kind == LiftedKind.Watchpoint)
        {
            return ref _registers.Wcr[own.Index];
        }

        return ref _registers.Bcr[own.Index];
    }

    private void Plant(int index) =>
        _machine.WriteRam(_scenario.SoftwareBreakpoints[index].Address, _scenario.SoftwareBreakpoints[index].Instruction);

    private DebuggerAnswer AnswerGuestException(in ExitRecord record)
    {
        switch (_scenario.OnGuestDebugException)
        {
            case GuestDebugExceptionAction.Stop:
                return new(true);
            case GuestDebugExceptionAction.Skip:
                GuestExceptions.Skip(_machine, record);
                break;
            case GuestDebugExceptionAction.Reinject when (_scenario.Features & VcpuFeatures.El132Bit) != 0:
                GuestExceptions.ReinjectToAArch32(Vcpu, record);
                break;
            case GuestDebugExceptionAction.Reinject:
                GuestExceptions.Reinject(Vcpu, record);
                break;
        }

        return default;
    }

    private enum LiftedKind
    {
        Software,
        Breakpoint,
        Watchpoint,
    }

    // What is out of force while the debugger steps over it: a software breakpoint of the scenario, or a register pair.
    private readonly record struct Lifted(LiftedKind Kind, int Index);
}
