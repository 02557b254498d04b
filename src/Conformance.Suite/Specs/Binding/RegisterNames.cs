using System.Globalization;
using Conformance.Arm.Names;
using Conformance.Arm.Registers;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Finds the register that a name in a scenario stands for.</summary>
/// <param name="isa">Instruction set of the guest.</param>
/// <param name="pstate">PSTATE at the start: it decides which stack pointer <c>sp</c> is, and the bank of r13 and r14.</param>
internal sealed class RegisterNames(GuestIsa isa, ulong pstate)
{
    private const int GeneralCount = 31;
    private const int AArch32Count = 15;

    /// <summary>Finds a register.</summary>
    /// <returns>Null, or what is wrong with the name and what to do.</returns>
    public string? Find(string name, out OneReg register)
    {
        register = default;
        char general = isa == GuestIsa.A64 ? 'x' : 'r';
        if (name.StartsWith(general) && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            return isa == GuestIsa.A64 ? FindX(name, index, out register) : FindR(name, index, out register);
        }

        if (isa != GuestIsa.A64 && TryFindBanked(name, out register))
        {
            return null;
        }

        switch (name)
        {
            case "pc":
                register = OneReg.Pc;
                return null;
            case "sp" when isa == GuestIsa.A64:
                register = IsSpEl0 ? OneReg.SpEl0 : OneReg.SpEl1;
                return null;
        }

        return FindSystem(name, out register);
    }

    // PSTATE.M is 0b0000 at EL0 and 0b0100 at EL1 with SP_EL0: bit 0 is SPSel.
    private bool IsSpEl0 => (pstate & 1) == 0;

    private static string? FindX(string name, int index, out OneReg register)
    {
        bool exists = index < GeneralCount && IsCanonical(name, index);
        register = exists ? OneReg.X(index) : default;
        return exists ? null : $"unknown register '{name}'; there are x0 to x30, sp, pc, and system registers by their Arm names";
    }

    private string? FindR(string name, int index, out OneReg register)
    {
        bool exists = index < AArch32Count && IsCanonical(name, index);
        register = exists ? OneReg.X((AArch32Modes.Find(pstate) ?? AArch32Modes.Svc).Map(index)) : default;
        return exists ? null : $"unknown register '{name}'; there are r0 to r14, pc, and system registers by their Arm names";
    }

    // The banked registers of a mode: sp_und, lr_und and spsr_und.
    private static bool TryFindBanked(string name, out OneReg register)
    {
        register = default;
        foreach (AArch32Mode mode in AArch32Modes.All)
        {
            if (name == $"sp_{mode.Name}")
            {
                register = OneReg.X(mode.Sp);
            }
            else if (name == $"lr_{mode.Name}")
            {
                register = OneReg.X(mode.Lr);
            }
            else if (name == $"spsr_{mode.Name}" && mode.Spsr is { } spsr)
            {
                register = CoreSpsr(spsr);
            }
        }

        return register != default;
    }

    private static OneReg CoreSpsr(SystemRegister spsr) => spsr switch
    {
        SystemRegister.SPSR_abt => OneReg.SpsrAbt,
        SystemRegister.SPSR_und => OneReg.SpsrUnd,
        SystemRegister.SPSR_irq => OneReg.SpsrIrq,
        SystemRegister.SPSR_fiq => OneReg.SpsrFiq,
        _ => OneReg.SpsrEl1,
    };

    private string? FindSystem(string name, out OneReg register)
    {
        // KVM keeps these in struct kvm_regs and refuses them by encoding.
        register = name.ToUpperInvariant() switch
        {
            "SPSR_ABT" => OneReg.SpsrAbt,
            "SPSR_UND" => OneReg.SpsrUnd,
            "SPSR_IRQ" => OneReg.SpsrIrq,
            "SPSR_FIQ" => OneReg.SpsrFiq,
            "SP_EL0" => OneReg.SpEl0,
            "SP_EL1" => OneReg.SpEl1,
            "ELR_EL1" => OneReg.ElrEl1,
            "SPSR_EL1" => OneReg.SpsrEl1,
            _ => default,
        };
        if (register != default)
        {
            return null;
        }

        if (SystemRegisterTable.TryFindEncoding(name, out ushort encoding))
        {
            register = OneReg.SysReg(encoding);
            return null;
        }

        string listed = isa == GuestIsa.A64
            ? "; there are x0 to x30, sp, pc, and system registers by their Arm names"
            : "; there are r0 to r14, pc, sp_und, lr_und and spsr_und of each mode, and system registers by their Arm names";
        return $"unknown register '{name}'{NameSuggestion.Clause(name, SystemRegisterTable.Names, listed)}";
    }

    private static bool IsCanonical(string name, int index) => name.Length == (index < 10 ? 2 : 3);
}
