namespace Conformance.Arm.Instructions;

/// <summary>
/// Forms by bits 31:21 of a word, which separate A64's classes well: a bucket holds a handful. All buckets lie one after the
/// other in one array, each form in every bucket that its fixed bits allow, in the order of the table.
/// </summary>
internal sealed class FormIndex<T>
    where T : InstructionForm
{
    private const int Shift = 21;
    private const int Buckets = 1 << (32 - Shift);

    private readonly int[] _starts = new int[Buckets + 1];
    private readonly T[] _forms;

    public FormIndex(T[] forms)
    {
        foreach (T form in forms)
        {
            uint fixedBits = form.Pattern.Region.Value >> Shift;
            uint free = ~form.Pattern.Mask >> Shift;
            uint subset = 0;
            do
            {
                _starts[(fixedBits | subset) + 1]++;
                subset = (subset - free) & free;
            }
            while (subset != 0);
        }

        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            _starts[bucket + 1] += _starts[bucket];
        }

        _forms = new T[_starts[Buckets]];
        Span<int> next = _starts.AsSpan(0, Buckets).ToArray();
        foreach (T form in forms)
        {
            uint fixedBits = form.Pattern.Region.Value >> Shift;
            uint free = ~form.Pattern.Mask >> Shift;
            uint subset = 0;
            do
            {
                _forms[next[(int)(fixedBits | subset)]++] = form;
                subset = (subset - free) & free;
            }
            while (subset != 0);
        }
    }

    /// <summary>The forms that a word may belong to.</summary>
    public ReadOnlySpan<T> Candidates(uint word)
    {
        int bucket = (int)(word >> Shift);
        return _forms.AsSpan(_starts[bucket], _starts[bucket + 1] - _starts[bucket]);
    }
}
