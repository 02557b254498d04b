using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>CPSR or SPSR as MRS reads it; APSR is another name of CPSR.</summary>
internal sealed class PsrOperand(EncodingField r) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(r.Get(word) != 0 ? "SPSR" : "CPSR");

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        bool isSpsr = name.Equals("SPSR", StringComparison.OrdinalIgnoreCase);
        word = r.Set(word, isSpsr ? 1u : 0);
        return isSpsr
            || name.Equals("CPSR", StringComparison.OrdinalIgnoreCase)
            || name.Equals("APSR", StringComparison.OrdinalIgnoreCase)
            || cursor.FailKind(start, name.Length, $"'{name}' is not a status register; use CPSR, SPSR or APSR");
    }
}

/// <summary>
/// The fields of CPSR or SPSR that MSR writes: f (31:24), s (23:16), x (15:8), c (7:0), as bits 3 to 0 of mask. Without a
/// letter c and f are meant; APSR has nzcvq and g for f and s.
/// </summary>
internal sealed class PsrFieldsOperand(EncodingField r, EncodingField mask) : Operand
{
    // From mask's lowest bit.
    private const string Letters = "cxsf";
    private const uint ControlAndFlags = 0b1001;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        output.Append(r.Get(word) != 0 ? "SPSR_" : "CPSR_");
        for (int bit = Letters.Length - 1; bit >= 0; bit--)
        {
            output.Append((mask.Get(word) >> bit & 1) != 0 ? Letters[bit..(bit + 1)] : "");
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        int underscore = name.IndexOf('_');
        ReadOnlySpan<char> register = underscore < 0 ? name : name[..underscore];
        ReadOnlySpan<char> fields = underscore < 0 ? default : name[(underscore + 1)..];
        bool isApsr = register.Equals("APSR", StringComparison.OrdinalIgnoreCase);
        bool isSpsr = register.Equals("SPSR", StringComparison.OrdinalIgnoreCase);
        if (!isApsr && !isSpsr && !register.Equals("CPSR", StringComparison.OrdinalIgnoreCase))
        {
            return cursor.FailKind(start, name.Length, $"'{name}' is not a status register; use CPSR, SPSR or APSR with fields, as in CPSR_fc");
        }

        uint value = 0;
        bool ok = isApsr ? TryReadApsr(fields, underscore >= 0, out value) : TryReadLetters(fields, underscore >= 0, out value);
        word = mask.Set(r.Set(word, isSpsr ? 1u : 0), value);
        return ok || cursor.Fail(start, name.Length, $"'{fields}' names no fields; use letters of {(isApsr ? "nzcvq and g" : "fsxc")}");
    }

    private static bool TryReadLetters(ReadOnlySpan<char> fields, bool written, out uint value)
    {
        value = written ? 0 : ControlAndFlags;
        foreach (char c in fields)
        {
            int bit = Letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (bit < 0 || (value >> bit & 1) != 0)
            {
                return false;
            }

            value |= 1u << bit;
        }

        return true;
    }

    private static bool TryReadApsr(ReadOnlySpan<char> fields, bool written, out uint value)
    {
        value = fields switch
        {
            _ when !written => 0b1000,
            _ when fields.Equals("nzcvq", StringComparison.OrdinalIgnoreCase) => 0b1000,
            _ when fields.Equals("g", StringComparison.OrdinalIgnoreCase) => 0b0100,
            _ when fields.Equals("nzcvqg", StringComparison.OrdinalIgnoreCase) => 0b1100,
            _ => 0,
        };
        return value != 0;
    }
}

/// <summary>A register of another mode, by R, M and SYSm (Arm ARM, the tables of MRS (Banked register)).</summary>
internal sealed class BankedRegisterOperand(EncodingField r, EncodingField m, EncodingField sysm) : Operand
{
    /// <summary>The conditions of a row on words that name no register.</summary>
    public const string Except =
        "M=0 SYSm=x111; M=1 SYSm=10xx; R=1 M=0 SYSm=0xxx; R=1 M=0 SYSm=10xx; R=1 M=0 SYSm=110x; R=1 M=1 SYSm=0xx1; R=1 M=1 SYSm=11x1";

    // By M and SYSm.
    private static readonly string[] Names =
    [
        "R8_usr", "R9_usr", "R10_usr", "R11_usr", "R12_usr", "SP_usr", "LR_usr", "",
        "R8_fiq", "R9_fiq", "R10_fiq", "R11_fiq", "R12_fiq", "SP_fiq", "LR_fiq", "",
        "LR_irq", "SP_irq", "LR_svc", "SP_svc", "LR_abt", "SP_abt", "LR_und", "SP_und",
        "", "", "", "", "LR_mon", "SP_mon", "ELR_hyp", "SP_hyp",
    ];

    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(NameOf((uint)Immediate(word)));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        for (uint number = 0; number < 64; number++)
        {
            if (NameOf(number) is { Length: > 0 } known && name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                word = sysm.Set(m.Set(r.Set(word, number >> 5), number >> 4), number);
                return true;
            }
        }

        return cursor.FailKind(start, name.Length, $"'{name}' is not a banked register; use one such as SP_irq, LR_svc, SPSR_abt, ELR_hyp or R8_fiq");
    }

    /// <summary>R, M and SYSm as one number of six bits.</summary>
    public override long Immediate(uint word) => (r.Get(word) << 5) | (m.Get(word) << 4) | sysm.Get(word);

    // SPSR of a mode has the number of the mode's LR, and that of Hyp mode the number of ELR_hyp.
    private static string NameOf(uint number)
    {
        string name = Names[number & 31];
        bool isLink = name.StartsWith("LR_", StringComparison.Ordinal) || name.StartsWith("ELR_", StringComparison.Ordinal);
        return number < 32 ? name : isLink && name != "LR_usr" ? "SPSR" + name[name.IndexOf('_', StringComparison.Ordinal)..] : "";
    }
}

/// <summary>The bits of PSTATE that CPSIE and CPSID change: letters a, i, f.</summary>
internal sealed class InterruptFlagsOperand(BitPattern pattern) : Operand
{
    private readonly EncodingField[] _flags = [pattern.Field("A"), pattern.Field("I"), pattern.Field("F")];

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        foreach (EncodingField flag in _flags)
        {
            output.Append(flag.Get(word) != 0 ? flag.Name.ToLowerInvariant() : "");
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> letters = cursor.TakeWord();
        SetDefault(ref word);
        foreach (char letter in letters)
        {
            int index = Array.FindIndex(_flags, flag => flag.Name[0] == char.ToUpperInvariant(letter));
            if (index < 0)
            {
                return cursor.Fail(start, letters.Length, $"'{letters}' is not made of the letters a, i and f");
            }

            word = _flags[index].Set(word, 1);
        }

        return true;
    }

    public override bool IsDefault(uint word) => Array.TrueForAll(_flags, flag => flag.Get(word) == 0);

    public override void SetDefault(ref uint word)
    {
        foreach (EncodingField flag in _flags)
        {
            word = flag.Set(word, 0);
        }
    }
}
