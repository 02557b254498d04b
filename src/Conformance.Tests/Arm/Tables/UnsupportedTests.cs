using Conformance.Arm.Instructions;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

public sealed class UnsupportedTests
{
    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Every_unsupported_row_gives_the_reason_for_some_word(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        foreach (UnsupportedRow row in set.Unsupported)
        {
            // A row whose words all lie in earlier ones could never be the reason.
            WordRegion[] earlier = [.. set.Unsupported.TakeWhile(other => other != row).Select(other => other.Pattern.Region)];
            Assert.True(row.Pattern.Region.Without(earlier).Any(), $"{row.What} is hidden by the rows before it");
        }
    }

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Unsupported_rows_are_outside_the_table(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        foreach (UnsupportedRow row in set.Unsupported)
        {
            foreach (Encoding covered in set.Encodings)
            {
                bool shares = covered.Pattern.Region.Intersect(row.Pattern.Region)?.Without(covered.Except.Alternatives).Any() ?? false;
                Assert.False(shares, $"{row.What} has words of {covered.Syntax.Text}");
            }
        }
    }
}
