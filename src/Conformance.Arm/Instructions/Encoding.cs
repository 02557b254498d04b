namespace Conformance.Arm.Instructions;

/// <summary>Architecture extensions that a core may lack; without one, its instructions are UNDEFINED.</summary>
public enum ArmFeature : byte
{
    /// <summary>Armv8.0.</summary>
    Base,

    /// <summary>FEAT_CRC32.</summary>
    Crc32,

    /// <summary>FEAT_LSE.</summary>
    Lse,

    /// <summary>FEAT_LRCPC.</summary>
    Lrcpc,
}

/// <summary>A row of the instruction table: the encoding as the Arm manual draws it, the syntax, and what it does.</summary>
public sealed class Encoding : InstructionForm
{
    /// <summary>Makes a row.</summary>
    public Encoding(
        InstructionClass @class,
        Operation operation,
        string diagram,
        string syntax,
        string except = "",
        AccessShape access = default,
        ArmFeature feature = ArmFeature.Base,
        EncodingFormat format = EncodingFormat.A64,
        string implied = "")
        : base(diagram, syntax, except, format)
    {
        Class = @class;
        Operation = operation;
        Access = access;
        Feature = feature;
        Implied = implied;
    }

    /// <summary>The group of the encoding index.</summary>
    public InstructionClass Class { get; }

    /// <summary>What it does.</summary>
    public Operation Operation { get; }

    /// <summary>Size and extension, for a memory access.</summary>
    public AccessShape Access { get; }

    /// <summary>The extension it belongs to.</summary>
    public ArmFeature Feature { get; }

    /// <summary>
    /// What the encoding says without a field for it, as <c>Rn=13 W=1</c>: the values that the operation finds where other
    /// rows of the same operation have a field of that name.
    /// </summary>
    public string Implied { get; }
}

/// <summary>Another spelling of some words of a row.</summary>
public sealed class Alias : InstructionForm
{
    private readonly Func<uint, bool>? _preferred;

    /// <summary>
    /// Makes an alias; <paramref name="preferred"/> tells for a matching word whether it is disassembled so, which one that is
    /// <paramref name="onlyRead"/> never is.
    /// </summary>
    public Alias(
        string diagram,
        string syntax,
        string except = "",
        Func<uint, bool>? preferred = null,
        bool onlyRead = false,
        EncodingFormat format = EncodingFormat.A64)
        : base(diagram, syntax, except, format)
    {
        _preferred = preferred;
        OnlyRead = onlyRead;
    }

    /// <summary>Whether the assembler takes the spelling and the disassembler never writes it.</summary>
    public bool OnlyRead { get; }

    /// <summary>Whether a word is disassembled with this spelling.</summary>
    public bool IsPreferred(uint word) => !OnlyRead && Matches(word) && (_preferred is null || _preferred(word));
}
