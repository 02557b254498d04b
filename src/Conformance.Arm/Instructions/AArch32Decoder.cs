namespace Conformance.Arm.Instructions;

/// <summary>Predecodes words of A32 or T32 for one core.</summary>
public sealed class AArch32Decoder(InstructionSet instructionSet, Func<ArmFeature, bool> implements)
{
    private const byte Always = 14;
    private const uint Unconditional = 15;

    private readonly Dictionary<Encoding, DecodedForm> _forms = [];

    /// <summary>Takes a word apart; what the core does not have is <see cref="Operation.Unallocated"/>.</summary>
    public AArch32Instruction Decode(uint word)
    {
        Encoding? row = instructionSet.Find(word);

        // With a should-be bit that is not as drawn the result is UNPREDICTABLE (Arm ARM F1.3).
        bool isUnpredictable = row is not null && ((word ^ row.Pattern.Value) & row.Pattern.ShouldBe) != 0;
        if (row is null || isUnpredictable || !implements(row.Feature))
        {
            return new()
            {
                Operation = isUnpredictable || (row is null && instructionSet.WhyUnsupported(word) is not null) ? Operation.Unsupported : Operation.Unallocated,
                Word = word,
                Length = (byte)instructionSet.LengthOf(word),
                Condition = ConditionOf(word),
                IsThumb = instructionSet.Format == EncodingFormat.T32,
            };
        }

        if (!_forms.TryGetValue(row, out DecodedForm? form))
        {
            _forms.Add(row, form = new(row));
        }

        return form.Decode(word);
    }

    // What is not allocated has no effect where its condition fails, as on QEMU; the architecture leaves it open (Arm ARM F1.4).
    private byte ConditionOf(uint word) => instructionSet.Format == EncodingFormat.A32 && word >> 28 != Unconditional ? (byte)(word >> 28) : Always;
}
