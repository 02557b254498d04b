namespace Conformance.Arm.Registers;

/// <summary>Every system register that the suite knows, by name and encoding.</summary>
public static class SystemRegisterTable
{
    /// <summary>The encoding (op0:op1:CRn:CRm:op2 packed into 16 bits, as KVM_REG_ARM64_SYSREG does) of a register by its Arm name, upper or lower case.</summary>
    public static bool TryFindEncoding(string name, out ushort encoding)
    {
        encoding = 0;
        return false;
    }

    /// <summary>All register names in upper case, for suggestions.</summary>
    public static IReadOnlyList<string> Names { get; } = [];
}
