namespace Conformance.Arm.Cpus;

/// <summary>The cores that the suite knows.</summary>
public static class CpuModels
{
    /// <summary>Cortex-A57 of QEMU 7.2, the core on which the recorded kernels ran.</summary>
    public static CpuModel CortexA57Qemu => Cpus.CortexA57Qemu.Model;

    /// <summary>Cortex-A76 of QEMU 7.2: Armv8.2, with FEAT_LSE and FEAT_LRCPC.</summary>
    public static CpuModel CortexA76Qemu => Cpus.CortexA76Qemu.Model;

    /// <summary>Cores that no machine at hand is; a scenario can name one, and no running kernel runs it then.</summary>
    public static IReadOnlyList<CpuModel> ModelOnly { get; } = [CortexA57TrapsFailed.ByIt, CortexA57TrapsFailed.ByCondition];

    /// <summary>All cores; the first is the default.</summary>
    public static IReadOnlyList<CpuModel> All { get; } = [CortexA57Qemu, CortexA76Qemu, .. ModelOnly];

    /// <summary>The core with that name, or null.</summary>
    public static CpuModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);
}
