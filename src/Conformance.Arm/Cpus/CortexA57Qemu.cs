using System.Collections.Frozen;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Cpus;

/// <summary>Cortex-A57 as QEMU 7.2 has it, with every value read from it.</summary>
internal static class CortexA57Qemu
{
    /// <summary>The model.</summary>
    public static CpuModel Model { get; } = QemuChoices.Apply(new()
    {
        Name = "cortex-a57-qemu",
        Title = "Cortex-A57 of QEMU 7.2",
        Breakpoints = 6,
        ContextBreakpoints = 2,
        Watchpoints = 4,
        EventCounters = 6,
        HasAArch32El0 = true,
        HasAArch32El1 = true,
        PhysicalAddressBits = 44,
        ZvaBytes = 64,
        Features = new[] { ArmFeature.Crc32 }.ToFrozenSet(),
        CacheSizes = [0x701f_e00a, 0x201f_e012, 0x70ff_e07a],
        ImplementationDefined = new Dictionary<SystemRegisterEncoding, ImplementationDefinedRegister>
        {
            // L2CTLR_EL1, L2ECTLR_EL1, L2ACTLR_EL1, CPUACTLR_EL1, CPUECTLR_EL1, CPUMERRSR_EL1, L2MERRSR_EL1, CBAR_EL1.
            [new(3, 1, 11, 0, 2)] = default,
            [new(3, 1, 11, 0, 3)] = default,
            [new(3, 1, 15, 0, 0)] = default,
            [new(3, 1, 15, 2, 0)] = default,
            [new(3, 1, 15, 2, 1)] = default,
            [new(3, 1, 15, 2, 2)] = default,
            [new(3, 1, 15, 2, 3)] = default,
            [new(3, 1, 15, 3, 0)] = new(0x0800_0000, IsReadOnly: true),
        }.ToFrozenDictionary(),
        AArch32Values = new Dictionary<CoprocessorEncoding, ulong>
        {
            // DBGDIDR.
            [CoprocessorEncoding.Word(14, 0, 0, 0, 0)] = 0x3516_d000,
        }.ToFrozenDictionary(),
        IdValues = new Dictionary<SystemRegister, ulong>
        {
            [SystemRegister.MIDR_EL1] = 0x411f_d070,
            [SystemRegister.MPIDR_EL1] = 0x8000_0000,
            [SystemRegister.REVIDR_EL1] = 0,
            [SystemRegister.ID_PFR0_EL1] = 0x0131,
            [SystemRegister.ID_PFR1_EL1] = 0x0001_1001,
            [SystemRegister.ID_DFR0_EL1] = 0x0301_0006,
            [SystemRegister.ID_AFR0_EL1] = 0,
            [SystemRegister.ID_MMFR0_EL1] = 0x1010_1105,
            [SystemRegister.ID_MMFR1_EL1] = 0x4000_0000,
            [SystemRegister.ID_MMFR2_EL1] = 0x0126_0000,
            [SystemRegister.ID_MMFR3_EL1] = 0x0210_2211,
            [SystemRegister.ID_ISAR0_EL1] = 0x0210_1110,
            [SystemRegister.ID_ISAR1_EL1] = 0x1311_2111,
            [SystemRegister.ID_ISAR2_EL1] = 0x2123_2042,
            [SystemRegister.ID_ISAR3_EL1] = 0x0111_2131,
            [SystemRegister.ID_ISAR4_EL1] = 0x0001_1142,
            [SystemRegister.ID_ISAR5_EL1] = 0x0001_1121,
            [SystemRegister.MVFR0_EL1] = 0x1011_0222,
            [SystemRegister.MVFR1_EL1] = 0x1211_1111,
            [SystemRegister.MVFR2_EL1] = 0x43,
            [SystemRegister.ID_PFR2_EL1] = 0,
            [SystemRegister.ID_MMFR4_EL1] = 0,
            [SystemRegister.ID_ISAR6_EL1] = 0,
            [SystemRegister.ID_AA64PFR0_EL1] = 0x0000_0222,
            [SystemRegister.ID_AA64PFR1_EL1] = 0,
            [SystemRegister.ID_AA64DFR0_EL1] = 0x1030_5106,
            [SystemRegister.ID_AA64DFR1_EL1] = 0,
            [SystemRegister.ID_AA64AFR0_EL1] = 0,
            [SystemRegister.ID_AA64AFR1_EL1] = 0,
            [SystemRegister.ID_AA64ISAR0_EL1] = 0x0001_1120,
            [SystemRegister.ID_AA64ISAR1_EL1] = 0,
            [SystemRegister.ID_AA64MMFR0_EL1] = 0x0000_1124,
            [SystemRegister.ID_AA64MMFR1_EL1] = 0,
            [SystemRegister.ID_AA64MMFR2_EL1] = 0,
            [SystemRegister.CLIDR_EL1] = 0x0a20_0023,
            [SystemRegister.AIDR_EL1] = 0,
            [SystemRegister.CTR_EL0] = 0x8444_c004,
            [SystemRegister.DCZID_EL0] = 4,
            [SystemRegister.MDRAR_EL1] = 0,
            [SystemRegister.MDCCSR_EL0] = 0,
            [SystemRegister.ISR_EL1] = 0,
            [SystemRegister.PMCR_EL0] = 0x4101_3000,
            [SystemRegister.PMCEID0_EL0] = 0x0002_0001,
            [SystemRegister.PMCEID1_EL0] = 0,
            [SystemRegister.CNTFRQ_EL0] = 62_500_000,
        }.ToFrozenDictionary(),
    });
}
