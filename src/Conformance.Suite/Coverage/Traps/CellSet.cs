using System.Collections;
using Conformance.Arm.Cpus;
using Conformance.Kvm.Machines;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>The cells of both matrices that runs have hit.</summary>
/// <param name="cpu">The core they run on.</param>
public sealed class CellSet(CpuModel cpu) : ICoreObserver
{
    private bool _countsExceptions;
    private MachineKind _machine;

    /// <summary>By the index of <see cref="ExceptionCell.All"/>.</summary>
    public BitArray Exceptions { get; } = new(ExceptionCell.All.Count);

    /// <summary>By the index of <see cref="AccessCell.All"/>.</summary>
    public BitArray Accesses { get; } = new(AccessCell.All.Count);

    /// <summary>A run begins. Where MDCR_EL2 or HCR_EL2 are forced on KVM, guest-debug flags say nothing about exceptions, which are not counted then.</summary>
    public void Start(in MachineOptions options)
    {
        _machine = options.Kind;
        _countsExceptions = options.Kind == MachineKind.El2 || (options.MdcrEl2.Mask | options.HcrEl2.Mask) == 0;
    }

    /// <inheritdoc/>
    public void Took(in ObservedException exception) => Set(Exceptions, _countsExceptions ? ExceptionCell.IndexOf(exception, _machine) : -1);

    /// <inheritdoc/>
    public void Accessed(in ObservedAccess access) => Set(Accesses, AccessCell.IndexOf(access, cpu));

    private static void Set(BitArray cells, int index)
    {
        if (index >= 0)
        {
            cells[index] = true;
        }
    }
}
