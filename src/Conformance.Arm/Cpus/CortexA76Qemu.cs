using System.Collections.Frozen;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Cpus;

/// <summary>Cortex-A76 as QEMU 7.2 has it, with every value read from it.</summary>
internal static class CortexA76Qemu
{
    /// <summary>The model.</summary>
    public static CpuModel Model { get; } = QemuChoices.Apply(new()
    {
        Name = "cortex-a76-qemu",
        Title = "Cortex-A76 of QEMU 7.2",
        Breakpoints = 6,
        ContextBreakpoints = 2,
        Watchpoints = 4,
        EventCounters = 6,
        HasAArch32El0 = true,
        PhysicalAddressBits = 40,
        ZvaBytes = 64,
        Features = new[] { ArmFeature.Crc32, ArmFeature.Lse, ArmFeature.Lrcpc }.ToFrozenSet(),
        CacheSizes = [0x701f_e01a, 0x201f_e01a, 0x707f_e03a],
        ImplementationDefined = new Dictionary<SystemRegisterEncoding, ImplementationDefinedRegister>
        {
            // CBAR_EL1.
            [new(3, 1, 15, 3, 0)] = new(0x0800_0000, IsReadOnly: true),
        }.ToFrozenDictionary(),
        NotCovered = new SystemRegisterEncoding[]
        {
            // PAN, UAO, ERRIDR_EL1, LORSA_EL1, LOREA_EL1, LORN_EL1, LORC_EL1, LORID_EL1, DISR_EL1, SSBS.
            new(3, 0, 4, 2, 3), new(3, 0, 4, 2, 4), new(3, 0, 5, 3, 0), new(3, 0, 10, 4, 0), new(3, 0, 10, 4, 1),
            new(3, 0, 10, 4, 2), new(3, 0, 10, 4, 3), new(3, 0, 10, 4, 7), new(3, 0, 12, 1, 1), new(3, 3, 4, 2, 6),

            // AT S1E1RP, AT S1E1WP, DC CVAP.
            new(1, 0, 7, 9, 0), new(1, 0, 7, 9, 1), new(1, 3, 7, 12, 1),
        }.ToFrozenSet(),
        IdValues = new Dictionary<SystemRegister, ulong>
        {
            [SystemRegister.MIDR_EL1] = 0x414f_d0b1,
            [SystemRegister.MPIDR_EL1] = 0x8000_0000,
            [SystemRegister.REVIDR_EL1] = 0,
            [SystemRegister.ID_PFR0_EL1] = 0x1001_0131,
            [SystemRegister.ID_PFR1_EL1] = 0x0001_0000,
            [SystemRegister.ID_DFR0_EL1] = 0x0401_0008,
            [SystemRegister.ID_AFR0_EL1] = 0,
            [SystemRegister.ID_MMFR0_EL1] = 0x1020_1105,
            [SystemRegister.ID_MMFR1_EL1] = 0x4000_0000,
            [SystemRegister.ID_MMFR2_EL1] = 0x0126_0000,
            [SystemRegister.ID_MMFR3_EL1] = 0x0212_2211,
            [SystemRegister.ID_ISAR0_EL1] = 0x0210_1110,
            [SystemRegister.ID_ISAR1_EL1] = 0x1311_2111,
            [SystemRegister.ID_ISAR2_EL1] = 0x2123_2042,
            [SystemRegister.ID_ISAR3_EL1] = 0x0111_2131,
            [SystemRegister.ID_ISAR4_EL1] = 0x0001_0142,
            [SystemRegister.ID_ISAR5_EL1] = 0x0101_1121,
            [SystemRegister.MVFR0_EL1] = 0x1011_0222,
            [SystemRegister.MVFR1_EL1] = 0x1321_1111,
            [SystemRegister.MVFR2_EL1] = 0x43,
            [SystemRegister.ID_PFR2_EL1] = 0x11,
            [SystemRegister.ID_MMFR4_EL1] = 0x0002_1110,
            [SystemRegister.ID_ISAR6_EL1] = 0x10,
            [SystemRegister.ID_AA64PFR0_EL1] = 0x1100_0000_1011_0112,
            [SystemRegister.ID_AA64PFR1_EL1] = 0x10,
            [SystemRegister.ID_AA64DFR0_EL1] = 0x1030_5408,
            [SystemRegister.ID_AA64DFR1_EL1] = 0,
            [SystemRegister.ID_AA64AFR0_EL1] = 0,
            [SystemRegister.ID_AA64AFR1_EL1] = 0,
            [SystemRegister.ID_AA64ISAR0_EL1] = 0x1000_1021_1120,
            [SystemRegister.ID_AA64ISAR1_EL1] = 0x0010_0001,
            [SystemRegister.ID_AA64MMFR0_EL1] = 0x0010_1122,
            [SystemRegister.ID_AA64MMFR1_EL1] = 0x1021_2122,
            [SystemRegister.ID_AA64MMFR2_EL1] = 0x1011,
            [SystemRegister.CLIDR_EL1] = 0x8200_0023,
            [SystemRegister.AIDR_EL1] = 0,
            [SystemRegister.CTR_EL0] = 0x8444_c004,
            [SystemRegister.DCZID_EL0] = 0x4,
            [SystemRegister.MDRAR_EL1] = 0,
            [SystemRegister.MDCCSR_EL0] = 0,
            [SystemRegister.ISR_EL1] = 0,
            [SystemRegister.PMCR_EL0] = 0x410b_3000,
            [SystemRegister.PMCEID0_EL0] = 0x0002_0001,
            [SystemRegister.PMCEID1_EL0] = 0x18,
            [SystemRegister.CNTFRQ_EL0] = 62_500_000,
        }.ToFrozenDictionary(),
    }) with
    {
        // DBGDIDR, which is optional where EL1 has no AArch32.
        NotImplementedCoprocessor = QemuChoices.NotImplementedCoprocessor.Append(CoprocessorEncoding.Word(14, 0, 0, 0, 0)).ToFrozenSet(),
    };
}
