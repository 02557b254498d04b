using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Binding;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Collects the registers that get a value before the guest starts; the scenario's own win over the machine's.</summary>
internal static class InitialRegisters
{
    /// <summary>The registers: what the default vectors need, then the scenario's, then PSTATE where it is given.</summary>
    public static IReadOnlyList<RegisterValue> Of(SpecFile spec, LabelScope labels)
    {
        List<RegisterValue> values = [new(SystemRegister("VBAR_EL1"), ScenarioMachine.VectorBase)];
        if (spec.Machine == MachineKind.Kvm)
        {
            values.Add(new(OneReg.X(ScenarioMachine.VectorReportRegister), ScenarioMachine.VectorReport));
        }
        else
        {
            AddSlots(values, "DBGBVR", "DBGBCR", spec.HardwareBreakpoints, labels);
            AddSlots(values, "DBGWVR", "DBGWCR", spec.HardwareWatchpoints, labels);
        }

        foreach (RegisterSetting setting in spec.Guest.Registers)
        {
            Set(values, setting.Register, labels.Resolve(setting.Value));
        }

        if (spec.Guest.Pstate is { } pstate)
        {
            values.Add(new(OneReg.Pstate, pstate));
        }

        return values;
    }

    // A bare core has no KVM_SET_GUEST_DEBUG: its breakpoint registers are registers like any other.
    private static void AddSlots(
        List<RegisterValue> values, string valueName, string controlName, IReadOnlyList<DebugSlot> slots, LabelScope labels)
    {
        foreach (DebugSlot slot in slots)
        {
            Set(values, SystemRegister($"{valueName}{slot.Slot}_EL1"), labels.Resolve(slot.At));
            Set(values, SystemRegister($"{controlName}{slot.Slot}_EL1"), slot.Control);
        }
    }

    private static void Set(List<RegisterValue> values, OneReg register, ulong value)
    {
        int at = values.FindIndex(v => v.Register == register);
        if (at >= 0)
        {
            values[at] = new(register, value);
        }
        else
        {
            values.Add(new(register, value));
        }
    }

    private static OneReg SystemRegister(string name) =>
        SystemRegisterTable.TryFindEncoding(name, out ushort encoding)
            ? OneReg.SysReg(encoding)
            : throw new InvalidOperationException($"{name} is not in the register table");
}
