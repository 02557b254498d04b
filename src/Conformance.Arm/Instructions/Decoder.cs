namespace Conformance.Arm.Instructions;

/// <summary>Predecodes A64 words for one core.</summary>
public sealed class Decoder(InstructionSet instructionSet, Func<ArmFeature, bool> implements)
{
    /// <summary>Takes a word apart; what the core does not have is <see cref="Operation.Unallocated"/>.</summary>
    public Instruction Decode(uint word)
    {
        Encoding? row = instructionSet.Find(word);
        Instruction instruction = new()
        {
            Word = word,
            Rd = (byte)(word & 31),
            Rn = (byte)((word >> 5) & 31),
            Rm = (byte)((word >> 16) & 31),
            Ra = (byte)((word >> 10) & 31),
        };
        if (row is null)
        {
            instruction.Operation = instructionSet.WhyUnsupported(word) is null ? Operation.Unallocated : Operation.Unsupported;
            return instruction;
        }

        instruction.Operation = implements(row.Feature) ? row.Operation : Operation.Unallocated;
        instruction.Access = row.Access;
        instruction.Immediate = row.Syntax.Immediate(word);
        return instruction;
    }
}
