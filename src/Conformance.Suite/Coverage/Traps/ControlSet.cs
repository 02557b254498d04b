using Conformance.Arm.Cpus;
using Conformance.Arm.Registers;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>A row of the matrix of accesses: which bits of MDCR_EL2 are set. HCR_EL2.TGE counts as one, as it traps what TDE does.</summary>
/// <param name="Name">The bit that is set alone; or none, or several.</param>
/// <param name="Controls">The register classes that trap with it, where the core implements it.</param>
public sealed record ControlSet(string Name, IReadOnlyList<TrapControl> Controls)
{
    private static readonly TrapControl[] DebugGroups = [TrapControl.Tda, TrapControl.Tdosa, TrapControl.Tdra];

    // The order of Bits is that of All after the first row.
    private static readonly RegisterField[] Bits =
        [MdcrEl2.TPMCR, MdcrEl2.TPM, MdcrEl2.HPME, MdcrEl2.TDE, MdcrEl2.TDA, MdcrEl2.TDOSA, MdcrEl2.TDRA];

    /// <summary>No bit.</summary>
    public static ControlSet None { get; } = new("none", []);

    /// <summary>MDCR_EL2.TPMCR, which some cores do not implement.</summary>
    public static ControlSet Tpmcr { get; } = new(MdcrEl2.TPMCR.Name, [TrapControl.Tpmcr]);

    /// <summary>HCR_EL2.TGE.</summary>
    public static ControlSet Tge { get; } = new("HCR_EL2.TGE", DebugGroups);

    /// <summary>No bit, and HPMN is not what it is after reset.</summary>
    public static ControlSet Hpmn { get; } = new(MdcrEl2.HPMN.Name, []);

    /// <summary>More than one.</summary>
    public static ControlSet Several { get; } = new("several", []);

    /// <summary>All rows.</summary>
    public static IReadOnlyList<ControlSet> All { get; } =
    [
        None,
        Tpmcr,
        new(MdcrEl2.TPM.Name, [TrapControl.Tpm, TrapControl.Tpmcr]),
        new(MdcrEl2.HPME.Name, []),
        new(MdcrEl2.TDE.Name, DebugGroups),
        new(MdcrEl2.TDA.Name, [TrapControl.Tda]),
        new(MdcrEl2.TDOSA.Name, [TrapControl.Tdosa]),
        new(MdcrEl2.TDRA.Name, [TrapControl.Tdra]),
        Tge,
        Hpmn,
        Several,
    ];

    /// <summary>The index in <see cref="All"/> for values of the registers.</summary>
    public static int IndexOf(ulong mdcrEl2, ulong hcrEl2, CpuModel cpu)
    {
        int found = HcrEl2.TGE.IsSet(hcrEl2) ? All.Count - 3 : 0;
        for (int i = 0; i < Bits.Length; i++)
        {
            if (Bits[i].IsSet(mdcrEl2))
            {
                found = found == 0 ? i + 1 : All.Count - 1;
            }
        }

        return found == 0 && MdcrEl2.HPMN.Get(mdcrEl2) != (ulong)cpu.EventCounters ? All.Count - 2 : found;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
