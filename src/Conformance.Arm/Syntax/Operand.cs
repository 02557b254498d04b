using System.Text;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Syntax;

/// <summary>Where the disassembly of an operand is shown.</summary>
/// <param name="Pc">Address of the instruction.</param>
/// <param name="NameOf">The text for a branch target, or null for its address in hexadecimal.</param>
/// <param name="It">The IT block that a T32 instruction stands in.</param>
public readonly record struct PrintContext(ulong Pc, Func<ulong, string?>? NameOf = null, ItState It = default)
{
    /// <summary>A branch target as text.</summary>
    public string Target(ulong address) => NameOf?.Invoke(address) ?? $"0x{address:x}";
}

/// <summary>One operand of a row: how it is read, written and, for an immediate, what the execution loop gets.</summary>
public abstract class Operand
{
    /// <summary>Whether <see cref="Immediate"/> is what the operation works with.</summary>
    public virtual bool HasImmediate => false;

    /// <summary>Appends the operand's text.</summary>
    public abstract void Print(uint word, in PrintContext context, StringBuilder output);

    /// <summary>Reads the operand and puts it into the word; on failure the cursor holds the reason.</summary>
    public abstract bool Parse(ref AssemblyCursor cursor, ref uint word);

    /// <summary>Whether the operand has the value that lets it be left out.</summary>
    public virtual bool IsDefault(uint word) => false;

    /// <summary>Puts the value into the word that a left-out operand has.</summary>
    public virtual void SetDefault(ref uint word)
    {
    }

    /// <summary>The value the operation works with: scaled, shifted, decoded, or an offset from pc in bytes.</summary>
    public virtual long Immediate(uint word) => 0;
}
