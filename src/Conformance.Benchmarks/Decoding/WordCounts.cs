using Conformance.Arm.Instructions;

namespace Conformance.Benchmarks.Decoding;

/// <summary>How many words each row, the unsupported areas and nothing at all took.</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<Encoding, ulong> _rows = [];
    private Encoding? _current;
    private ulong _run;

    /// <summary>Words by row.</summary>
    public IReadOnlyDictionary<Encoding, ulong> Rows => _rows;

    /// <summary>Words that are allocated but not covered.</summary>
    public ulong Unsupported { get; private set; }

    /// <summary>Words that mean nothing.</summary>
    public ulong Unallocated { get; private set; }

    /// <summary>Words for which the decoder says another operation than the row that the word belongs to.</summary>
    public ulong Wrong { get; private set; }

    /// <summary>Counts all words from <paramref name="first"/> on; one with 16 bits has nothing in the others.</summary>
    public void Count(InstructionSet set, Func<uint, Operation> decode, uint first, uint count)
    {
        uint step = set.LengthOf(first) == 2 ? 1u << 16 : 1;
        for (uint i = 0; i < count; i += step)
        {
            uint word = first + i;
            Operation operation = decode(word);
            Encoding? row = set.Find(word);
            Wrong += row is not null && operation != row.Operation ? 1u : 0;
            Unsupported += operation == Operation.Unsupported ? 1u : 0;
            Unallocated += operation == Operation.Unallocated ? 1u : 0;

            // Neighbouring words mostly belong to one row; a dictionary access for each would take most of the time.
            if (row != _current)
            {
                Finish();
                _current = row;
            }

            _run++;
        }

        Finish();
    }

    /// <summary>Adds the counts of another part.</summary>
    public void Add(WordCounts other)
    {
        foreach ((Encoding row, ulong count) in other._rows)
        {
            _rows[row] = _rows.GetValueOrDefault(row) + count;
        }

        Unsupported += other.Unsupported;
        Unallocated += other.Unallocated;
        Wrong += other.Wrong;
    }

    private void Finish()
    {
        if (_current is not null)
        {
            _rows[_current] = _rows.GetValueOrDefault(_current) + _run;
        }

        _current = null;
        _run = 0;
    }
}
