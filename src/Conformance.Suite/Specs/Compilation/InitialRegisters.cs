using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Binding;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Collects the registers that get a value before the guest starts; the scenario's own win over the machine's.</summary>
internal static class InitialRegisters
{
    // Values of DBGBCR.BAS.
    private const ulong FirstHalfword = 0b0011;
    private const ulong BothHalfwords = 0b1111;

    /// <summary>The registers: what the default vectors need, then the scenario's, then PSTATE where it is given.</summary>
    public static IReadOnlyList<RegisterValue> Of(SpecFile spec, LabelScope labels)
    {
        List<RegisterValue> values = spec.Guest.El132Bit ? [] : [new(SystemRegister("VBAR_EL1"), ScenarioMachine.VectorBase)];
        if (spec.Machine == MachineKind.Kvm && !spec.Guest.El132Bit)
        {
            values.Add(new(OneReg.X(ScenarioMachine.VectorReportRegister), ScenarioMachine.VectorReport));
        }
        else if (spec.Machine == MachineKind.El2)
        {
            AddSlots(values, "DBGBVR", "DBGBCR", spec.HardwareBreakpoints, slot => Breakpoint(spec.Guest.Isa, labels.Resolve(slot.At), slot.Control));
            AddSlots(values, "DBGWVR", "DBGWCR", spec.HardwareWatchpoints, slot => (labels.Resolve(slot.At), slot.Control));
        }

        foreach (RegisterSetting setting in spec.Guest.Registers)
        {
            Set(values, setting.Register, labels.Resolve(setting.Value));
        }

        // KVM resets to A32, so that a T32 program needs PSTATE.T.
        ulong? pstate = spec.Guest.Pstate ?? (spec.Guest.Isa == GuestIsa.T32 ? ScenarioMachine.ResetPstateT32 : null);
        if (pstate is { } value)
        {
            values.Add(new(OneReg.Pstate, value));
        }

        return values;
    }

    /// <summary>
    /// DBGBVR and DBGBCR of a breakpoint. In T32 BAS selects the halfword of the word that DBGBVR holds (Arm ARM D2.9.3): a
    /// control that selects both means the one at the address.
    /// </summary>
    public static (ulong Value, ulong Control) Breakpoint(GuestIsa isa, ulong address, ulong control)
    {
        if (isa != GuestIsa.T32)
        {
            return (address, control);
        }

        bool selectsBoth = DebugBreakpointControl.BAS.Get(control) == BothHalfwords;
        ulong select = (address & 2) == 0 ? FirstHalfword : FirstHalfword << 2;
        return (address & ~3UL, selectsBoth ? DebugBreakpointControl.BAS.Set(control, select) : control);
    }

    // A bare core has no KVM_SET_GUEST_DEBUG: its breakpoint registers are registers like any other.
    private static void AddSlots(
        List<RegisterValue> values, string valueName, string controlName, IReadOnlyList<DebugSlot> slots, Func<DebugSlot, (ulong, ulong)> registers)
    {
        foreach (DebugSlot slot in slots)
        {
            (ulong value, ulong control) = registers(slot);
            Set(values, SystemRegister($"{valueName}{slot.Slot}_EL1"), value);
            Set(values, SystemRegister($"{controlName}{slot.Slot}_EL1"), control);
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
