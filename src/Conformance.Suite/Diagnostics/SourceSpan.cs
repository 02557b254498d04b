namespace Conformance.Suite.Diagnostics;

/// <summary>A place in a text: line and column from 1, length in characters.</summary>
public readonly record struct SourceSpan(int Line, int Column, int Length)
{
    /// <summary>The first character of a text.</summary>
    public static SourceSpan Start => new(1, 1, 1);
}
