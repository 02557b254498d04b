using Conformance.Arm.Cpus;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>A cell of the matrix of accesses: a register that exists and that EL1 lets through.</summary>
/// <param name="Bits">What is set in MDCR_EL2.</param>
/// <param name="Class">The register class, by the control that names it.</param>
/// <param name="IsRead">MRS.</param>
/// <param name="FromEl">The exception level of the access, 0 or 1.</param>
/// <param name="IsTrapped">Whether it is trapped to EL2.</param>
public readonly record struct AccessCell(ControlSet Bits, TrapControl Class, bool IsRead, int FromEl, bool IsTrapped)
{
    private const int Levels = 2;

    private static readonly TrapControl[] Classes = [TrapControl.Tda, TrapControl.Tdosa, TrapControl.Tdra, TrapControl.Tpm, TrapControl.Tpmcr];

    /// <summary>All cells, row by row, in the order of their indices.</summary>
    public static IReadOnlyList<AccessCell> All { get; } =
    [
        .. from bits in ControlSet.All
           from @class in Classes
           from isRead in (bool[])[true, false]
           from el in Enumerable.Range(0, Levels)
           from isTrapped in (bool[])[true, false]
           select new AccessCell(bits, @class, isRead, el, isTrapped),
    ];

    /// <summary>The index in <see cref="All"/> of an access; -1 for a register that MDCR_EL2 has no control for.</summary>
    public static int IndexOf(in ObservedAccess access, CpuModel cpu)
    {
        int @class = Array.IndexOf(Classes, SystemRegisterTable.Find(new SystemRegisterEncoding((ushort)access.Encoding))!.Trap);
        return @class < 0 || access.FromEl >= Levels
            ? -1
            : (((((((ControlSet.IndexOf(access.MdcrEl2, access.HcrEl2, cpu) * Classes.Length) + @class) * 2) + (access.IsRead ? 0 : 1)) * Levels)
                + access.FromEl) * 2) + (access.IsTrapped ? 0 : 1);
    }
}
