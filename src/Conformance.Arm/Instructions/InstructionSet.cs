using System.Text;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.Instructions;

/// <summary>The rows and aliases of one instruction set, with everything that derives from them: decoding, assembling, disassembling.</summary>
public sealed class InstructionSet
{
    private readonly FormIndex<Encoding> _rows;
    private readonly Lazy<FormIndex<Alias>> _aliases;
    private readonly Lazy<MnemonicIndex> _byMnemonic;

    /// <summary>Indexes a table.</summary>
    public InstructionSet(string name, Encoding[] encodings, Alias[] aliases, UnsupportedRow[] unsupported)
    {
        Name = name;
        Encodings = encodings;
        Aliases = aliases;
        Unsupported = unsupported;
        _rows = new(encodings);
        _aliases = new(() => new(aliases));
        _byMnemonic = new(() => new(encodings, aliases));
    }

    /// <summary>a64, a32 or t32.</summary>
    public string Name { get; }

    /// <summary>All rows.</summary>
    public IReadOnlyList<Encoding> Encodings { get; }

    /// <summary>All aliases; for a word that several fit, the first is the preferred disassembly.</summary>
    public IReadOnlyList<Alias> Aliases { get; }

    /// <summary>What is allocated but deliberately not covered.</summary>
    public IReadOnlyList<UnsupportedRow> Unsupported { get; }

    /// <summary>All mnemonics.</summary>
    public IEnumerable<string> Mnemonics => _byMnemonic.Value.Mnemonics;

    /// <summary>The row that a word belongs to, or null.</summary>
    public Encoding? Find(uint word)
    {
        foreach (Encoding row in _rows.Candidates(word))
        {
            if (row.Matches(word))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>What a word that no row has belongs to, where that is deliberately not covered; otherwise null.</summary>
    public string? WhyUnsupported(uint word)
    {
        if (Find(word) is not null)
        {
            return null;
        }

        foreach (UnsupportedRow row in Unsupported)
        {
            if (row.Pattern.Matches(word))
            {
                return row.What;
            }
        }

        return null;
    }

    /// <summary>The forms with that mnemonic in upper or lower case, rows before aliases; empty when there are none.</summary>
    public IReadOnlyList<InstructionForm> FormsOf(string mnemonic) => _byMnemonic.Value.Find(mnemonic);

    /// <summary>Appends the disassembly of a word in GNU syntax; an unallocated one is written as <c>.inst</c>.</summary>
    public void Disassemble(uint word, in PrintContext context, StringBuilder output)
    {
        Encoding? row = Find(word);
        if (row is null)
        {
            output.Append(".inst 0x").Append(word.ToString("x8"));
            return;
        }

        foreach (Alias alias in _aliases.Value.Candidates(word))
        {
            if (alias.IsPreferred(word))
            {
                alias.Syntax.Print(word, context, output);
                return;
            }
        }

        row.Syntax.Print(word, context, output);
    }
}
