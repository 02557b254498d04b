namespace Conformance.Suite.Yaml.Keys;

/// <summary>One key of a file format: everything that is known about it, from which checks, lists and the schema derive.</summary>
/// <param name="Path">Its name after the names of the keys around it, joined by dots.</param>
/// <param name="Kind">What its value looks like.</param>
/// <param name="Doc">What it is for, in one sentence.</param>
public sealed record FormatKey(string Path, ValueKind Kind, string Doc)
{
    /// <summary>What holds when the key is left out, as it would be written; empty for nothing.</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The allowed words, in the order of the enumeration that they stand for.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Smallest number.</summary>
    public ulong Minimum { get; init; }

    /// <summary>Largest number.</summary>
    public ulong Maximum { get; init; } = ulong.MaxValue;

    /// <summary>Whether it may differ between the variants of a scenario.</summary>
    public bool MayVary { get; init; } = true;

    /// <summary>The last part of the path: the key as it is written.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The path of the key around it; empty at the top.</summary>
    public string Parent => Path.LastIndexOf('.') is int dot and >= 0 ? Path[..dot] : "";

    /// <summary>The blocks that its value may be.</summary>
    public BlockForms Blocks => Kind switch
    {
        ValueKind.Code => BlockForms.Literal,
        ValueKind.LongText => BlockForms.LiteralAndFolded,
        _ => BlockForms.None,
    };
}
