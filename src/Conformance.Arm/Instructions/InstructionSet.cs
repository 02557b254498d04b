using System.Collections.Frozen;
using System.Text;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.Instructions;

/// <summary>The rows and aliases of one instruction set, with everything that derives from them: decoding, assembling, disassembling.</summary>
public sealed class InstructionSet
{
    // Bits 31:21 separate A64's classes well: a bucket holds a handful of rows.
    private const int BucketShift = 21;

    private readonly Encoding[] _encodings;
    private readonly Encoding[][] _buckets;
    private readonly Lazy<FrozenDictionary<string, InstructionForm[]>> _byMnemonic;
    private readonly Lazy<FrozenDictionary<Encoding, Alias[]>> _aliases;

    /// <summary>Indexes a table.</summary>
    public InstructionSet(string name, IEnumerable<Encoding> encodings, IEnumerable<Alias> aliases, IEnumerable<UnsupportedRow> unsupported)
    {
        Name = name;
        _encodings = [.. encodings];
        Aliases = [.. aliases];
        Unsupported = [.. unsupported];
        _buckets = Index(_encodings);

        _byMnemonic = new(() => _encodings.Concat<InstructionForm>(Aliases)
            .GroupBy(form => form.Syntax.Mnemonic)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase));
        _aliases = new(() => _encodings.ToFrozenDictionary(row => row, row => Aliases.Where(alias => Overlap(alias, row)).ToArray()));
    }

    /// <summary>a64, a32 or t32.</summary>
    public string Name { get; }

    /// <summary>All rows.</summary>
    public IReadOnlyList<Encoding> Encodings => _encodings;

    /// <summary>All aliases.</summary>
    public IReadOnlyList<Alias> Aliases { get; }

    /// <summary>What is allocated but deliberately not covered.</summary>
    public IReadOnlyList<UnsupportedRow> Unsupported { get; }

    /// <summary>All mnemonics.</summary>
    public IEnumerable<string> Mnemonics => _byMnemonic.Value.Keys;

    /// <summary>The aliases of a row, in the order in which the disassembly prefers them.</summary>
    public IReadOnlyList<Alias> AliasesOf(Encoding row) => _aliases.Value[row];

    /// <summary>The row that a word belongs to, or null.</summary>
    public Encoding? Find(uint word)
    {
        foreach (Encoding row in _buckets[word >> BucketShift])
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

    /// <summary>The forms with that mnemonic, rows before aliases; empty when there are none.</summary>
    public ReadOnlySpan<InstructionForm> FormsOf(string mnemonic) => _byMnemonic.Value.GetValueOrDefault(mnemonic);

    /// <summary>Appends the disassembly of a word in GNU syntax; an unallocated one is written as <c>.inst</c>.</summary>
    public void Disassemble(uint word, in PrintContext context, StringBuilder output)
    {
        Encoding? row = Find(word);
        if (row is null)
        {
            output.Append(".inst 0x").Append(word.ToString("x8"));
            return;
        }

        foreach (Alias alias in _aliases.Value[row])
        {
            if (alias.IsPreferred(word))
            {
                alias.Syntax.Print(word, context, output);
                return;
            }
        }

        row.Syntax.Print(word, context, output);
    }

    // Each row is put into every bucket that its fixed bits allow.
    private static Encoding[][] Index(Encoding[] rows)
    {
        List<Encoding>?[] lists = new List<Encoding>?[1 << (32 - BucketShift)];
        foreach (Encoding row in rows)
        {
            uint free = ~row.Pattern.Mask >> BucketShift;
            uint fixedBits = (row.Pattern.Value & row.Pattern.Mask) >> BucketShift;
            uint subset = 0;
            do
            {
                (lists[fixedBits | subset] ??= []).Add(row);
                subset = (subset - free) & free;
            }
            while (subset != 0);
        }

        return [.. lists.Select(list => list?.ToArray() ?? [])];
    }

    // An alias has at least the fixed bits of its row.
    private static bool Overlap(Alias alias, Encoding row) =>
        ((alias.Pattern.Value ^ row.Pattern.Value) & alias.Pattern.Mask & row.Pattern.Mask) == 0
        && (row.Pattern.Mask & ~alias.Pattern.Mask) == 0;
}
