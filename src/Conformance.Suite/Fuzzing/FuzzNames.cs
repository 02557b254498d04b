using Conformance.Arm.Registers;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>What a scenario file calls a register.</summary>
/// <param name="isa">Instruction set of the guest.</param>
internal sealed class FuzzNames(GuestIsa isa)
{
    // What r0 to r12 are in every mode but FIQ.
    private const int Unbanked = 13;

    /// <summary>The name of a register.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none.</exception>
    public string Of(OneReg register) =>
        register == OneReg.Pc ? "pc"
        : register == OneReg.SpEl0 ? "SP_EL0"
        : register == OneReg.SpEl1 ? "SP_EL1"
        : register == OneReg.ElrEl1 ? "ELR_EL1"
        : register == OneReg.SpsrEl1 ? "SPSR_EL1"
        : register.IsCore && isa == GuestIsa.A64 ? $"x{register.CoreIndex}"
        : register.IsCore && register.CoreIndex < Unbanked ? $"r{register.CoreIndex}"
        : register.IsCore ? Banked(register.CoreIndex)
        : SystemRegisterTable.Find(new SystemRegisterEncoding(register.SysRegEncoding))?.Name ?? throw NoName(register);

    /// <summary>Values of registers as a mapping on one line.</summary>
    public string Settings(IReadOnlyList<RegisterValue> registers) =>
        $"{{ {string.Join(", ", registers.Select(register => $"{Of(register.Register)}: 0x{register.Value:x}"))} }}";

    private static string Banked(int index)
    {
        foreach (AArch32Mode mode in AArch32Modes.All)
        {
            if (mode.Sp == index || mode.Lr == index)
            {
                return $"{(mode.Sp == index ? "sp" : "lr")}_{mode.Name}";
            }
        }

        throw NoName(OneReg.X(index));
    }

    private static ArgumentOutOfRangeException NoName(OneReg register) =>
        new(nameof(register), $"register 0x{register.Id:x} has no name in a scenario");
}
