using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Goldens;

/// <summary>What the README shows is what the suite writes.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_excerpt_of_a_golden_is_in_the_golden()
    {
        string[] readme = File.ReadAllLines(Path.Combine(CommittedTraces.Root, "README.md"));
        string[] golden = File.ReadAllLines(Path.Combine(CommittedTraces.Root, "golden", "single-step", "mmio-read-step.verified.txt"));
        int start = Array.FindIndex(readme, line => line.StartsWith("    behaviour of ", StringComparison.Ordinal));
        string[] excerpt = [.. readme.Skip(start).TakeWhile(line => line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal)).Where(line => line.Length > 0)];

        Assert.True(excerpt.Length >= 8);
        Assert.All(excerpt, line => Assert.Contains(line[4..], golden));
    }
}
