namespace Conformance.Suite.Fuzzing.Shrinking;

/// <summary>A way to make a case smaller.</summary>
/// <param name="Position">
/// Where in the case it takes something away, from the front: reductions are applied from the back, so that one does not move what
/// another one is about.
/// </param>
/// <param name="Apply">The smaller case.</param>
public readonly record struct Reduction(int Position, Func<FuzzCase, FuzzCase> Apply)
{
    /// <summary>The case with all of them applied.</summary>
    public static FuzzCase ApplyAll(FuzzCase source, IEnumerable<Reduction> reductions)
    {
        foreach (Reduction reduction in reductions.OrderByDescending(reduction => reduction.Position))
        {
            source = reduction.Apply(source);
        }

        return source;
    }
}
