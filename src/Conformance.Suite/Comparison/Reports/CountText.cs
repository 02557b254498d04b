namespace Conformance.Suite.Comparison.Reports;

/// <summary>Numbers with their nouns.</summary>
internal static class CountText
{
    /// <summary><c>1 scenario</c>, <c>2 scenarios</c>.</summary>
    public static string Of(int number, string noun, string? plural = null) => number == 1 ? $"1 {noun}" : $"{number} {plural ?? noun + "s"}";
}
