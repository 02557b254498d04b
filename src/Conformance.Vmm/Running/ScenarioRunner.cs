using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Vmm.Running;

/// <summary>
/// The VMM: sets a machine up for a scenario, calls KVM_RUN until the scenario ends, does in between what its script says,
/// and notes every return. It knows nothing of what is behind the vCPU.
/// </summary>
public sealed class ScenarioRunner
{
    private readonly RunLog _log;
    private readonly Debugger _debugger = new();
    private readonly ScriptState _script = new();
    private CompiledScenario _scenario = null!;
    private IMachine _machine = null!;
    private int _exits;
    private Errno _eventsErrno;

    /// <summary>A runner that writes to <paramref name="log"/>.</summary>
    public ScenarioRunner(RunLog log) => _log = log;

    private IVcpu Vcpu => _machine.Vcpu;

    /// <summary>Runs a scenario on a machine that was opened for it. The log holds the result.</summary>
    public void Run(CompiledScenario scenario, IMachine machine)
    {
        _scenario = scenario;
        _machine = machine;
        _exits = 0;
        _eventsErrno = Errno.None;
        _log.Clear();
        _script.Start(scenario);
        foreach (MemoryImage image in scenario.Memory)
        {
            machine.WriteRam(image.Address, image.Bytes);
        }

        if (!Initialise())
        {
            return;
        }

        // A bare core has no debugger behind it.
        if (scenario.Machine == MachineKind.Kvm)
        {
            _debugger.Start(scenario, machine);
            SetGuestDebug(scenario.GuestDebug.Control);
        }

        while (Step())
        {
        }
    }

    private bool Initialise()
    {
        KvmResult result = Vcpu.Init(_scenario.Features);
        if (!result.IsOk)
        {
            return Fail($"KVM_ARM_VCPU_INIT failed: {result.Errno}");
        }

        return SetRegister(new(OneReg.Pc, ScenarioMachine.RamBase)) && SetRegisters(_scenario.Registers);
    }

    private bool SetRegisters(IReadOnlyList<RegisterValue> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (!SetRegister(values[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool SetRegister(RegisterValue value)
    {
        KvmResult result = Vcpu.SetOneReg(value.Register, value.Value);
        return result.IsOk || Fail($"KVM_SET_ONE_REG of register 0x{value.Register.Id:x} to 0x{value.Value:x} failed: {result.Errno}");
    }

    // One KVM_RUN and what userspace does after it. False when the scenario is over.
    private bool Step()
    {
        bool immediate = Vcpu.Run.ImmediateExit != 0;
        KvmResult result = Vcpu.Enter();
        Vcpu.Run.ImmediateExit = 0;
        switch (_machine.Fate.Kind)
        {
            case FateKind.HostBug:
                _log.Finish(RunOutcome.HostBug, null);
                return false;
            case FateKind.BeyondBackend:
                return Fail(_machine.Fate.Reason);
        }

        ExitRecord record = Record(result);
        if (El2Exits.IsDone(record))
        {
            Finish();
            return false;
        }

        _log.Add(record);
        _exits++;
        _eventsErrno = Errno.None;

        // An exit that userspace asked for itself is not the end, and neither is one that the script has an answer for.
        bool interruptedOnRequest = immediate && record.Errno == Errno.EINTR;
        List<VmmAction> actions = _script.ActionsAt(record);
        bool ends = (!record.IsSuccess && !interruptedOnRequest) || (EndsScenario(record) && actions.Count == 0);
        if (ends || _exits >= _scenario.MaxExits)
        {
            Finish();
            return false;
        }

        return (!record.IsSuccess || Answer(record)) && RunScript(actions);
    }

    private ExitRecord Record(KvmResult result)
    {
        ref KvmRun run = ref Vcpu.Run;
        Vcpu.GetOneReg(OneReg.Pc, out ulong pc);
        Vcpu.GetOneReg(OneReg.Pstate, out ulong pstate);
        Vcpu.GetOneReg(OneReg.X(0), out ulong x0);
        ExitRecord record = new()
        {
            Kind = RecordKind.Exit,
            Errno = result.Errno,
            ExitReason = run.ExitReason,
            Pc = pc,
            Pstate = pstate,
            X0 = x0,
            EventsErrno = _eventsErrno,
        };
        if (!result.IsOk)
        {
            return record;
        }

        return run.ExitReason switch
        {
            ExitReason.Debug => WithDebug(record, run),
            ExitReason.Mmio => WithMmio(record, run),
            ExitReason.Exception => El2Exits.Fill(record, run),
            _ => record,
        };
    }

    private ExitRecord WithDebug(in ExitRecord record, in KvmRun run)
    {
        DebugExitLayout layout = _machine.DebugExitLayout;
        bool wide = layout == DebugExitLayout.Hsr64Far && (run.Flags & 1) != 0;
        ulong hsr = run.DebugHsr | (wide ? (ulong)run.DebugHsrHigh << 32 : 0);
        bool hasFar = layout is DebugExitLayout.HsrFar or DebugExitLayout.Hsr64Far && DebugSyndrome.ClassOf(hsr) == DebugSyndrome.Watchpoint;
        bool hasPc = layout == DebugExitLayout.HsrPc;
        return record with
        {
            Fields = RecordFields.Hsr | (hasFar ? RecordFields.Far : 0) | (hasPc ? RecordFields.DebugPc : 0),
            Hsr = hsr,
            Far = hasFar ? run.DebugFar : 0,
            DebugPc = hasPc ? run.DebugFar : 0,
        };
    }

    private static ExitRecord WithMmio(in ExitRecord record, in KvmRun run)
    {
        bool isWrite = run.MmioIsWrite != 0;
        ulong mask = run.MmioLength >= 8 ? ulong.MaxValue : (1UL << (8 * (int)run.MmioLength)) - 1;
        return record with
        {
            Fields = RecordFields.Mmio,
            MmioAddress = run.MmioAddress,
            MmioLength = run.MmioLength,
            MmioIsWrite = isWrite,
            MmioData = isWrite ? run.MmioData & mask : 0,
        };
    }

    private static bool EndsScenario(in ExitRecord record) => record.ExitReason switch
    {
        ExitReason.Mmio => record.IsSuccess && record.MmioIsWrite && ScenarioMachine.IsEnd(record.MmioAddress),
        ExitReason.Exception => El2Exits.Ends(record),
        ExitReason.SystemEvent or ExitReason.InternalError or ExitReason.FailEntry or ExitReason.Shutdown => true,
        _ => false,
    };

    // What the exit itself asks of userspace. False when the scenario is over.
    private bool Answer(in ExitRecord record)
    {
        if (record.ExitReason == ExitReason.Mmio && !record.MmioIsWrite)
        {
            if (!_script.TryTakeMmioRead(out ulong value))
            {
                return Fail($"the guest reads MMIO at 0x{record.MmioAddress:x}, and mmio-reads has no value left");
            }

            Vcpu.Run.MmioData = value;
        }
        else if (record.ExitReason == ExitReason.Debug)
        {
            DebuggerAnswer answer = _debugger.Answer(record);
            if (answer.Stops)
            {
                Finish();
                return false;
            }

            if (answer.NewFlags is { } flags)
            {
                SetGuestDebug(flags);
            }
        }

        return true;
    }

    private bool RunScript(List<VmmAction> actions)
    {
        foreach (VmmAction action in actions)
        {
            if (!Do(action))
            {
                return false;
            }
        }

        return true;
    }

    private bool Do(VmmAction action)
    {
        switch (action)
        {
            case SetRegisters set:
                return SetRegisters(set.Values);
            case SetGuestDebugFlags flags:
                // A debugger that is refused goes on with what it had.
                _debugger.WantedFlags = SetGuestDebug(flags.Flags) ? flags.Flags : _debugger.WantedFlags;
                return true;
            case RaiseSError:
                _eventsErrno = Vcpu.SetEvents(new(SErrorPending: true)).Errno;
                return true;
            case SetImmediateExit:
                Vcpu.Run.ImmediateExit = 1;
                return true;
            case ResetVcpu:
                return Initialise();
            default:
                string? failure = VcpuSnapshot.MoveToFreshVcpu(_machine, _scenario.Features);
                SetGuestDebug(_debugger.WantedFlags);
                return failure is null || Fail(failure);
        }
    }

    private bool SetGuestDebug(GuestDebugFlags flags)
    {
        GuestDebug debug = _debugger.Registers;
        debug.Control = flags;
        KvmResult result = Vcpu.SetGuestDebug(debug);
        _log.Add(new() { Kind = RecordKind.Set, Errno = result.Errno });
        return result.IsOk;
    }

    private bool Fail(string reason)
    {
        _log.Finish(RunOutcome.Error, null, reason);
        return false;
    }

    private void Finish()
    {
        // AArch32 keeps what an exception left in banked registers, and none of it is told.
        if ((_scenario.Features & VcpuFeatures.El132Bit) != 0)
        {
            _log.Finish(RunOutcome.Completed, null);
            return;
        }

        bool whole = _scenario.Machine == MachineKind.Kvm;
        ulong[] values = new ulong[whole ? EndRegisters.All.Count : EndRegisters.ExceptionRegisters];
        for (int i = 0; i < values.Length; i++)
        {
            Vcpu.GetOneReg(EndRegisters.All[i].Register, out values[i]);
        }

        _log.Finish(RunOutcome.Completed, new(values, whole ? _machine.FingerprintRam() : null));
    }
}
