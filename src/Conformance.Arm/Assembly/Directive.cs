using Conformance.Arm.Instructions;

namespace Conformance.Arm.Assembly;

/// <summary>What a directive does.</summary>
internal enum DirectiveKind
{
    /// <summary>Instructions, each given as a number.</summary>
    Instruction,

    /// <summary>Numbers of a fixed size.</summary>
    Data,

    /// <summary>NOPs up to a multiple of a power of two, after zeros up to the next word.</summary>
    AlignPower,

    /// <summary>The same up to a multiple of a number.</summary>
    AlignBytes,

    /// <summary>A number of zeros.</summary>
    Space,
}

/// <summary>A directive of GNU as.</summary>
/// <param name="Name">With its dot.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Size">Bytes of each number.</param>
internal sealed record Directive(string Name, DirectiveKind Kind, int Size)
{
    /// <summary>Largest program, so that a mistyped .space or .align cannot exhaust the machine.</summary>
    public const int MaximumProgram = 0x2_0000;

    /// <summary>Whether it pads.</summary>
    public bool IsAlignment => Kind is DirectiveKind.AlignPower or DirectiveKind.AlignBytes;

    public static IReadOnlyList<Directive> All { get; } =
    [
        new(".inst", DirectiveKind.Instruction, 4), new(".inst.w", DirectiveKind.Instruction, 4), new(".inst.n", DirectiveKind.Instruction, 2),
        new(".byte", DirectiveKind.Data, 1),
        new(".hword", DirectiveKind.Data, 2), new(".2byte", DirectiveKind.Data, 2),
        new(".word", DirectiveKind.Data, 4), new(".4byte", DirectiveKind.Data, 4),
        new(".xword", DirectiveKind.Data, 8), new(".quad", DirectiveKind.Data, 8), new(".8byte", DirectiveKind.Data, 8),
        new(".align", DirectiveKind.AlignPower, 0), new(".p2align", DirectiveKind.AlignPower, 0),
        new(".balign", DirectiveKind.AlignBytes, 0),
        new(".space", DirectiveKind.Space, 0), new(".skip", DirectiveKind.Space, 0), new(".zero", DirectiveKind.Space, 0),
    ];

    /// <summary>The directives of an instruction set: T32 says how long an instruction is.</summary>
    public static IEnumerable<Directive> Of(EncodingFormat format) =>
        All.Where(directive => directive.Kind != DirectiveKind.Instruction || directive.Name.Length > 5 == (format == EncodingFormat.T32));

    public static Directive? Find(ReadOnlySpan<char> name, EncodingFormat format)
    {
        foreach (Directive directive in Of(format))
        {
            if (name.Equals(directive.Name, StringComparison.OrdinalIgnoreCase))
            {
                return directive;
            }
        }

        return null;
    }
}
