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
        register = exists ? OneReg.X(index < 13 ? index : Banked(index)) : default;
        return exists ? null : $"unknown register '{name}'; there are r0 to r14, pc, and system registers by their Arm names";
    }

    // Where AArch64 state holds the banked r13 and r14 of each AArch32 mode.
    private int Banked(int index) => ((pstate & 0x1f), index) switch
    {
        (0x11, 13) => 29,
        (0x11, _) => 30,
        (0x12, 13) => 17,
        (0x12, _) => 16,
        (0x13, 13) => 19,
        (0x13, _) => 18,
        (0x17, 13) => 21,
        (0x17, _) => 20,
        (0x1b, 13) => 23,
        (0x1b, _) => 22,
        _ => index,
    };

    private string? FindSystem(string name, out OneReg register)
    {
        // KVM keeps these four in struct kvm_regs and refuses them by encoding.
        register = name.ToUpperInvariant() switch
        {
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
            : "; there are r0 to r14, pc, and system registers by their Arm names";
        return $"unknown register '{name}'{NameSuggestion.Clause(name, SystemRegisterTable.Names, listed)}";
    }

    private static bool IsCanonical(string name, int index) => name.Length == (index < 10 ? 2 : 3);
}
