namespace Conformance.Kvm.Machines;

/// <summary>
/// Makes machines. Whatever is not uapi (overrides of MDCR_EL2 and HCR_EL2, the trap log, the bare EL2 machine)
/// is asked for here and never through <see cref="IVcpu"/>.
/// </summary>
public interface IBackend
{
    /// <summary>Opens a machine with RAM and registers at reset. The machine opened before becomes invalid.</summary>
    /// <returns>The machine, or the reason why this backend cannot make such a machine.</returns>
    OpenResult Open(in MachineOptions options);
}

/// <summary>A machine, or the reason why there is none.</summary>
public readonly record struct OpenResult(IMachine? Machine, string SkipReason)
{
    /// <summary>The backend cannot make such a machine.</summary>
    public static OpenResult Skip(string reason) => new(null, reason);
}
