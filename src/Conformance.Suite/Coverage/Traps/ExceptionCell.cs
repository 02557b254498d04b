using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>A cell of the matrix of exceptions.</summary>
/// <param name="Class">ESR_ELx.EC.</param>
/// <param name="FromEl">The exception level that it is taken from, 0 or 1.</param>
/// <param name="Step">The state of software step when it is taken.</param>
/// <param name="Flags">The guest-debug flags in force.</param>
public readonly record struct ExceptionCell(ExceptionClass Class, int FromEl, StepPhase Step, FlagSet Flags)
{
    private const int Levels = 2;
    private const int Steps = 3;

    /// <summary>All cells, class by class, in the order of their indices.</summary>
    public static IReadOnlyList<ExceptionCell> All { get; } =
    [
        .. from row in ExceptionClassTable.All
           from el in Enumerable.Range(0, Levels)
           from step in Enum.GetValues<StepPhase>()
           from flags in FlagSet.All
           select new ExceptionCell(row.Class, el, step, flags),
    ];

    private static readonly int[] RowOfClass = IndexClasses();

    /// <summary>The index in <see cref="All"/> of what a core was seen to do; -1 for what came from EL2.</summary>
    public static int IndexOf(in ObservedException exception, MachineKind machine) => exception.FromEl >= Levels
        ? -1
        : (((((RowOfClass[exception.Class] * Levels) + exception.FromEl) * Steps) + (int)exception.Step) * FlagSet.All.Count)
            + FlagSet.IndexOf(exception.Flags, machine);

    private static int[] IndexClasses()
    {
        int[] rows = new int[64];
        Array.Fill(rows, -1);
        for (int i = 0; i < ExceptionClassTable.All.Count; i++)
        {
            rows[(int)ExceptionClassTable.All[i].Class] = i;
        }

        return rows;
    }
}
