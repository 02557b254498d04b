using Conformance.Arm.Cpus;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Suite.Coverage.Traps;
using Conformance.Vmm.Running;

namespace Conformance.Suite.Fuzzing;

/// <summary>What random cases were good for.</summary>
/// <param name="cpu">The core of the model.</param>
/// <param name="machine">The machine of the cases.</param>
public sealed class FuzzFigures(CpuModel cpu, MachineKind machine) : ICoreObserver
{
    private readonly bool[] _classes = new bool[64];

    /// <summary>Cases that ran on the real thing.</summary>
    public int Ran { get; private set; }

    /// <summary>Cases that the real thing cannot run.</summary>
    public int Skipped { get; private set; }

    /// <summary>Cases of which the real thing returned two or more exits that are not alike.</summary>
    public int Productive { get; private set; }

    /// <summary>Cases that were thrown away before they ran: the guest runs on for ever, or does what the model does not cover.</summary>
    public int ThrownAway { get; set; }

    /// <summary>Numbers of the cases that differed, and agreed when they ran again.</summary>
    public IList<int> Unsteady { get; } = [];

    /// <summary>The share of productive cases, 0 to 1.</summary>
    public double ProductiveShare => Ran == 0 ? 0 : (double)Productive / Ran;

    /// <summary>Exception classes that occurred.</summary>
    public IEnumerable<ExceptionClass> Seen => ExceptionClassTable.All.Select(row => row.Class).Where(@class => _classes[(int)@class]);

    /// <summary>Exception classes of the matrix that a guest of these cases could raise and none did.</summary>
    public IEnumerable<ExceptionClass> Missing =>
        from cell in ExceptionCell.All
        where cell.Flags.IsBareCore == (machine == MachineKind.El2)
            && !_classes[(int)cell.Class]
            && CellVerdict.RuleFor(cell, UnreachableCells.Exceptions, cpu) is null
        group cell by cell.Class into cells
        select cells.Key;

    /// <summary>Counts what the real thing made of a case.</summary>
    public void Add(TargetRun run)
    {
        if (run.Log is not { } log)
        {
            Skipped++;
            return;
        }

        Ran++;
        Productive += HasTwoExits(log) ? 1 : 0;
    }

    /// <inheritdoc/>
    public void Took(in ObservedException exception) => _classes[exception.Class] = true;

    /// <inheritdoc/>
    public void Accessed(in ObservedAccess access)
    {
    }

    /// <summary>Whether a run has two exits that are not alike.</summary>
    public static bool HasTwoExits(RunLog log)
    {
        ExitRecord? first = null;
        foreach (ExitRecord record in log.Records)
        {
            if (record.Kind == RecordKind.Exit)
            {
                if (first is { } other && !other.Equals(record))
                {
                    return true;
                }

                first ??= record;
            }
        }

        return false;
    }
}
