namespace Conformance.Cli;

/// <summary>Numbers with their nouns.</summary>
public static class Count
{
    /// <summary><c>1 scenario</c>, <c>2 scenarios</c>.</summary>
    public static string Of(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
