namespace Conformance.Arm.Instructions;

/// <summary>A part of the encoding space that is allocated but deliberately not covered.</summary>
/// <param name="Diagram">Its fixed bits.</param>
/// <param name="What">What it holds.</param>
/// <param name="Format">The instruction set and length.</param>
public sealed record UnsupportedRow(string Diagram, string What, EncodingFormat Format = EncodingFormat.A64)
{
    /// <summary>The diagram.</summary>
    public BitPattern Pattern { get; } = new(Diagram, Format);
}
