using Conformance.Arm.Instructions;
using Conformance.Arm.T32;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

public sealed class HalfwordTests
{
    private static readonly InstructionSet Set = T32InstructionSet.Instance;

    [Fact]
    public void All_halfwords_belong_to_as_many_rows_as_their_diagrams_say()
    {
        Dictionary<Encoding, ulong> counts = Set.Encodings.Where(row => row.Pattern.Format == EncodingFormat.T16).ToDictionary(row => row, _ => 0UL);
        int listed = 0;
        int unallocated = 0;
        int beginnings = 0;
        for (uint halfword = 0; halfword <= 0xffff; halfword++)
        {
            uint word = halfword << 16;
            if (Set.LengthOf(word) == 4)
            {
                beginnings++;
            }
            else if (Set.Find(word) is { } row)
            {
                Assert.Single(Set.Encodings, other => other.Matches(word));
                counts[row]++;
            }
            else
            {
                _ = Set.WhyUnsupported(word) is null ? unallocated++ : listed++;
            }
        }

        Assert.All(counts, count => Assert.Equal(RowWords.Count(count.Key), count.Value));

        // The first five bits of what has two halfwords are 11101, 11110 or 11111.
        Assert.Equal(3 << 11, beginnings);
        Assert.Equal(1 << 16, beginnings + listed + unallocated + (int)counts.Values.Aggregate(0UL, (sum, count) => sum + count));
    }

    [Fact]
    public void A_row_of_16_bits_has_no_word_of_32_and_the_other_way_round() =>
        Assert.All(Set.Encodings, row => Assert.All(RowWords.Of(row, 64), word => Assert.Equal(row.Pattern.Length, Set.LengthOf(word))));
}
