namespace Conformance.Arm.Instructions;

/// <summary>Forms by mnemonic, rows before aliases.</summary>
internal sealed class MnemonicIndex
{
    private static readonly List<InstructionForm> None = [];
    private readonly Dictionary<string, List<InstructionForm>> _forms = new(StringComparer.OrdinalIgnoreCase);

    public MnemonicIndex(Encoding[] rows, Alias[] aliases)
    {
        foreach (Encoding row in rows)
        {
            Add(row);
        }

        foreach (Alias alias in aliases)
        {
            Add(alias);
        }
    }

    public IEnumerable<string> Mnemonics => _forms.Keys;

    public List<InstructionForm> Find(string mnemonic) => _forms.GetValueOrDefault(mnemonic) ?? None;

    private void Add(InstructionForm form)
    {
        if (!_forms.TryGetValue(form.Mnemonic, out List<InstructionForm>? forms))
        {
            _forms.Add(form.Mnemonic, forms = []);
        }

        forms.Add(form);
    }
}
