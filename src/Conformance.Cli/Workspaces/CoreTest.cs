using Conformance.Arm.Cpus;

namespace Conformance.Cli.Workspaces;

/// <summary>Which recordings a modelled core can be compared with.</summary>
public static class CoreTest
{
    /// <summary>A recording names the core (cortex-a57), the model that and where it was seen (cortex-a57-qemu).</summary>
    public static bool IsSameCore(CpuModel cpu, string core) => cpu.Name == core || cpu.Name.StartsWith(core + "-", StringComparison.Ordinal);

    /// <summary>The model of a core that a recording or QEMU names, or null.</summary>
    public static CpuModel? ModelOf(string core) => CpuModels.All.FirstOrDefault(model => IsSameCore(model, core));
}
