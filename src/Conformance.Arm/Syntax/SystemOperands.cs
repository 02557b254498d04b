using System.Text;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Syntax;

/// <summary>A system register: by its Arm name, or as <c>s3_0_c1_c0_1</c>.</summary>
internal sealed class SystemRegisterOperand(EncodingField bits, bool isRead) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        SystemRegisterEncoding encoding = Encoding(word);
        SystemRegisterInfo? register = SystemRegisterTable.Find(encoding);
        output.Append((isRead ? register?.ReadName : null) ?? register?.AssemblyName ?? encoding.GenericName);
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        if (SystemRegisterTable.Find(name) is { } register)
        {
            word = bits.Set(word, register.Encoding.Packed);
            return true;
        }

        if (SystemRegisterEncoding.TryParseGeneric(name, out SystemRegisterEncoding encoding))
        {
            word = bits.Set(word, encoding.Packed);
            return true;
        }

        return cursor.Fail(start, name.Length, $"there is no system register '{name}'{SystemRegisterTable.Suggest(name.ToString())}");
    }

    public override long Immediate(uint word) => Encoding(word).Packed;

    // The lowest bit of op0 is in the field, the highest is always 1 for MSR and MRS.
    private SystemRegisterEncoding Encoding(uint word) => new((ushort)(0x8000 | bits.Get(word)));
}

/// <summary>The operation of DC, IC, AT or TLBI, each a spelling of SYS.</summary>
internal sealed class SystemInstructionOperand(BitPattern pattern, string mnemonic, bool takesRegister) : Operand
{
    private readonly EncodingField _op1 = pattern.Field("op1");
    private readonly EncodingField _crn = pattern.Field("CRn");
    private readonly EncodingField _crm = pattern.Field("CRm");
    private readonly EncodingField _op2 = pattern.Field("op2");

    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(Find(word)?.Name);

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        foreach (SystemInstruction row in SystemInstructionTable.All)
        {
            if (row.Mnemonic == mnemonic && row.TakesRegister == takesRegister && name.Equals(row.Name, StringComparison.OrdinalIgnoreCase))
            {
                word = _op2.Set(_crm.Set(_crn.Set(_op1.Set(word, row.Op1), row.CRn), row.CRm), row.Op2);
                return true;
            }
        }

        IEnumerable<string> names = SystemInstructionTable.All.Where(row => row.Mnemonic == mnemonic && row.TakesRegister == takesRegister).Select(row => row.Name);
        return cursor.FailKind(start, name.Length, $"'{name}' is not an operation of {mnemonic} {(takesRegister ? "with" : "without")} a register; use one of {string.Join(", ", names)}");
    }

    private SystemInstruction? Find(uint word) =>
        SystemInstructionTable.Find(_op1.Get(word), _crn.Get(word), _crm.Get(word), _op2.Get(word)) is { } row
        && row.Mnemonic == mnemonic
        && row.TakesRegister == takesRegister
            ? row
            : null;
}
