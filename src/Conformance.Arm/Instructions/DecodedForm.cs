namespace Conformance.Arm.Instructions;

/// <summary>A row of A32 or T32 with the places of its operands, by the names that the manual has for them.</summary>
public sealed class DecodedForm
{
    private const uint LinkRegister = 1 << 14;
    private const uint ProgramCounter = 1 << 15;

    private readonly Encoding _row;
    private readonly Dictionary<string, uint> _implied = [];
    private readonly Dictionary<string, EncodingField> _fields = [];
    private readonly AArch32Instruction _fixed;

    /// <summary>Reads a row.</summary>
    public DecodedForm(Encoding row)
    {
        _row = row;
        foreach (EncodingField field in row.Pattern.Fields)
        {
            _fields[field.Name] = field;
        }

        foreach (string value in row.Implied.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = value.IndexOf('=', StringComparison.Ordinal);
            _implied.Add(value[..equals], uint.Parse(value[(equals + 1)..]));
        }

        _fixed = new()
        {
            Operation = row.Operation,
            Length = (byte)row.Pattern.Length,
            IsThumb = row.Pattern.Format != EncodingFormat.A32,
            Access = row.Access,
            Form = this,
            Second = Has("Rs") ? SecondOperand.ShiftedByRegister : Has("Rm") || Has("Rdm") ? SecondOperand.Register : SecondOperand.Immediate,
        };
    }

    /// <summary>The row.</summary>
    public Encoding Row => _row;

    /// <summary>A field or an implied value of the row, 0 without one.</summary>
    public uint Get(string name, uint word) => Get(name, word, 0);

    /// <summary>Takes a word of the row apart.</summary>
    public AArch32Instruction Decode(uint word)
    {
        AArch32Instruction i = _fixed;
        i.Word = word;
        i.Condition = (byte)Get("cond", word, 14);

        // DN, D and N are the highest bits of registers whose other bits lie apart.
        uint both = Has("Rdn") ? Get("Rdn", word) | (Get("DN", word) << 3) : 0;
        i.Rd = (byte)(Has("Rdn") ? both : Has("Rdm") ? Get("Rdm", word) : Has("RdLo") ? Get("RdLo", word) : Get("Rd", word) | (Get("D", word) << 3));
        i.Rn = (byte)(Has("Rdn") ? both : Get("Rn", word) | (Get("N", word) << 3));
        i.Rm = (byte)(Has("Rdm") ? Get("Rdm", word) : Get("Rm", word));
        i.Rs = (byte)Get("Rs", word);
        i.Rt = (byte)Get("Rt", word);
        i.Rt2 = (byte)(Has("Rt2") ? Get("Rt2", word) : (Get("Rt", word) + 1) & 15);
        i.Ra = (byte)(Has("RdHi") ? Get("RdHi", word) : Get("Ra", word));
        i.Flags = (FlagSetting)Get("S", word);
        i.ShiftType = (byte)Get("type", word);
        i.ShiftAmount = (byte)(Has("imm5") ? Get("imm5", word) : _fixed.Second == SecondOperand.Register && Has("imm2") ? (Get("imm3", word) << 2) | Get("imm2", word) : 0);
        i.IsPreIndexed = Get("P", word, 1) != 0;
        i.IsAdded = Get("U", word, 1) != 0;
        i.IsWrittenBack = Get("W", word) != 0;
        i.Registers = (ushort)(Get("register_list", word)
            | (Get("M", word) != 0 ? LinkRegister : 0)
            | (Get("PCbit", word) != 0 ? ProgramCounter : 0));
        i.Immediate = (int)_row.Syntax.Immediate(word);
        return i;
    }

    private bool Has(string name) => _fields.ContainsKey(name) || _implied.ContainsKey(name);

    private uint Get(string name, uint word, uint otherwise) =>
        _fields.TryGetValue(name, out EncodingField field) ? field.Get(word) : _implied.GetValueOrDefault(name, otherwise);
}
