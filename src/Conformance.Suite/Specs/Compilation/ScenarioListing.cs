using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>One instruction or datum of a program, for people.</summary>
/// <param name="Address">Address of its first byte.</param>
/// <param name="Bytes">Its bytes, in memory order.</param>
/// <param name="Label">The labels on it, joined by a blank; empty for none.</param>
/// <param name="Source">The line it was written on, without the blanks around it; all instructions of a macro have the same.</param>
/// <param name="IsInstruction">False for data.</param>
public sealed record ListedStatement(ulong Address, ReadOnlyMemory<byte> Bytes, string Label, string Source, bool IsInstruction);

/// <summary>What goldens and reports tell about a scenario beside its exits.</summary>
public sealed class ScenarioListing
{
    /// <summary>The path under specs/ without its ending, plus the variant.</summary>
    public required string Id { get; init; }

    /// <summary>The id without the variant: what all variants of a file have in common.</summary>
    public string SpecId => Id[..^Variant.Length];

    /// <summary>The variant part of the id: empty, or from <c>@</c> on.</summary>
    public required string Variant { get; init; }

    /// <summary>The file, as diagnostics show it.</summary>
    public required string File { get; init; }

    /// <summary>The claim as one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The question behind it; empty if the file does not say.</summary>
    public required string Why { get; init; }

    /// <summary>What the claim rests on.</summary>
    public required IReadOnlyList<string> Source { get; init; }

    /// <summary>Ids of requirements.</summary>
    public required IReadOnlyList<string> Requirements { get; init; }

    /// <summary>Profile names; empty for all of the scenario's machine.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>What the golden shows besides.</summary>
    public required IReadOnlyList<string> Show { get; init; }

    /// <summary>Instruction set of the program.</summary>
    public GuestIsa Isa { get; init; }

    /// <summary>Whether the golden shows every entry to EL2.</summary>
    public bool ShowsTraps => Show.Contains(ShowWords.Traps);

    /// <summary>Whether the golden shows MDCR_EL2.</summary>
    public bool ShowsMdcr => Show.Contains(ShowWords.MdcrEl2);

    /// <summary>Everything but the program that differs from the defaults, one fact a line, as the file would write it.</summary>
    public required IReadOnlyList<string> Setup { get; init; }

    /// <summary>The program in address order.</summary>
    public required IReadOnlyList<ListedStatement> Program { get; init; }

    /// <summary>Address of each label.</summary>
    public required IReadOnlyDictionary<string, ulong> Labels { get; init; }
}
