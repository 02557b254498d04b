using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

public sealed class UnsupportedTests
{
    private static readonly InstructionSet Set = A64InstructionSet.Instance;

    [Fact]
    public void Every_unsupported_row_gives_the_reason_for_some_word()
    {
        foreach (UnsupportedRow row in Set.Unsupported)
        {
            // A row whose words all lie in earlier ones could never be the reason.
            WordRegion[] earlier = [.. Set.Unsupported.TakeWhile(other => other != row).Select(other => other.Pattern.Region)];
            Assert.True(row.Pattern.Region.Without(earlier).Any(), $"{row.What} is hidden by the rows before it");
        }
    }

    [Fact]
    public void Unsupported_rows_are_outside_the_table()
    {
        foreach (UnsupportedRow row in Set.Unsupported)
        {
            foreach (Encoding covered in Set.Encodings)
            {
                bool shares = covered.Pattern.Region.Intersect(row.Pattern.Region)?.Without(covered.Except.Alternatives).Any() ?? false;
                Assert.False(shares, $"{row.What} has words of {covered.Syntax.Text}");
            }
        }
    }
}
