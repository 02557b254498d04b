using System.Numerics;

namespace Conformance.Arm.Instructions;

/// <summary>The words that have given values in some bits.</summary>
/// <param name="Mask">The bits that are fixed.</param>
/// <param name="Value">Their values; zero elsewhere.</param>
public readonly record struct WordRegion(uint Mask, uint Value)
{
    /// <summary>How many words it holds.</summary>
    public ulong Count => 1UL << (32 - BitOperations.PopCount(Mask));

    /// <summary>Whether a word lies in it.</summary>
    public bool Contains(uint word) => (word & Mask) == Value;

    /// <summary>The words that lie in both, or null when there are none.</summary>
    public WordRegion? Intersect(WordRegion other) =>
        ((Value ^ other.Value) & Mask & other.Mask) == 0 ? new(Mask | other.Mask, Value | other.Value) : null;

    /// <summary>The words that lie in none of <paramref name="holes"/>, as regions that share no word.</summary>
    public IEnumerable<WordRegion> Without(IReadOnlyList<WordRegion> holes) => Without(holes, 0);

    private IEnumerable<WordRegion> Without(IReadOnlyList<WordRegion> holes, int first)
    {
        while (first < holes.Count && Intersect(holes[first]) is null)
        {
            first++;
        }

        if (first == holes.Count)
        {
            yield return this;
            yield break;
        }

        // One bit of the hole after the other: where it differs, the hole is left behind; what agrees in all lies inside.
        WordRegion rest = this;
        for (uint open = holes[first].Mask & ~Mask; open != 0; open &= open - 1)
        {
            uint bit = open & (0 - open);
            uint inHole = holes[first].Value & bit;
            WordRegion outside = new(rest.Mask | bit, rest.Value | (bit & ~inHole));
            foreach (WordRegion part in outside.Without(holes, first + 1))
            {
                yield return part;
            }

            rest = new(rest.Mask | bit, rest.Value | inHole);
        }
    }
}
