using Conformance.Arm.Execution;
using Conformance.Arm.Registers;
using Conformance.Behaviours.Rules;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;
using Conformance.Model.Machines;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    private void Decide(KvmRuleId rule) => _options.Narrative?.HypervisorDecided((int)rule);

    // What was set up for the entry at hand, told from what is loaded.
    private void NarrateEntry()
    {
        ulong mdscr = _cpu[SystemRegister.MDSCR_EL1];
        Decide(MdcrEl2.TDE.IsSet(_cpu.MdcrEl2) ? KvmRuleId.TdeSet : KvmRuleId.TdeClear);
        Decide(MdcrEl2.TDA.IsSet(_cpu.MdcrEl2) ? KvmRuleId.TdaSet : KvmRuleId.TdaClear);
        if (IsHostDebugging)
        {
            Decide(mdscr == _mdscr ? KvmRuleId.GuestMdscr : KvmRuleId.HostMdscr);
        }

        if (IsStepping)
        {
            Decide(GuestPstateSs ? KvmRuleId.StepArmed : KvmRuleId.StepLeftPending);
        }

        _options.Narrative!.Entered(_pc, _pstate, _cpu.MdcrEl2, mdscr);
    }

    private void NarrateStop(CpuStop stop) => CoreNarrative.Stopped(_cpu, _options.Narrative!, stop);

    private void NarrateExit() => _options.Narrative!.Left(
    [
        (OneReg.Pc, _pc),
        (OneReg.Pstate, _pstate),
        .. EndRegisters.All.Select(register => (register.Register, GetOneReg(register.Register, out ulong value).IsOk ? value : 0)),
    ]);
}
