namespace Conformance.Suite.Comparison.Reports;

/// <summary>A part of a report. Reports are composed of these, and written as Markdown or as mail.</summary>
public abstract record ReportBlock;

/// <summary>The first sentence.</summary>
public sealed record HeadlineBlock(string Text) : ReportBlock;

/// <summary>A fact about the comparison: a label, such as base, and a text.</summary>
/// <param name="Label">The label.</param>
/// <param name="Name">A name that is not to be taken for words; empty for none.</param>
/// <param name="Text">The text.</param>
public sealed record FactBlock(string Label, string Name, string Text) : ReportBlock;

/// <summary>A table.</summary>
/// <param name="Columns">The titles, the first column being the name of a row.</param>
/// <param name="Rows">The cells.</param>
/// <param name="HasProse">Whether the last column is a sentence or a list of names.</param>
/// <param name="FoldedAs">What stands for the table until a reader wants it; null for one that is always shown.</param>
public sealed record TableBlock(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasProse = false, string? FoldedAs = null) : ReportBlock;

/// <summary>The start of a section: its title, and what to stress under it.</summary>
public sealed record SectionBlock(string Title, string Stressed) : ReportBlock;

/// <summary>Exits that differ, the sides next to each other; the first of several is told in full.</summary>
/// <param name="Base">The name of the base.</param>
/// <param name="Head">The name of the head.</param>
/// <param name="Exits">The scenarios that have an exit, and the exit.</param>
public sealed record SideBySideBlock(string Base, string Head, IReadOnlyList<(string Scenarios, FirstDifference Exit)> Exits) : ReportBlock;

/// <summary>What a row or the kernel says, word for word.</summary>
public sealed record QuoteBlock(string Text) : ReportBlock;

/// <summary>What is not shown, and how to see it.</summary>
public sealed record OmissionBlock(string Text) : ReportBlock;
