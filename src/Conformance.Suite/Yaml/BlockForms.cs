namespace Conformance.Suite.Yaml;

/// <summary>The block scalars that the value of a key may be.</summary>
public enum BlockForms
{
    /// <summary>None: the value is written on one line.</summary>
    None,

    /// <summary>Only <c>|</c>, because the lines and columns of the text have to survive.</summary>
    Literal,

    /// <summary>Both <c>|</c> and <c>></c>.</summary>
    LiteralAndFolded,
}
