using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 exclusives, acquire and release, and table branches (Arm ARM F3.3.6).</summary>
internal static class Synchronization
{
    private static readonly (string Size, string Letter, int Log2Size)[] Sizes = [("00", "b", 0), ("01", "h", 1), ("10", "", 2)];

    public static IEnumerable<Encoding> Rows()
    {
        AccessShape word = new(2, false, false);
        yield return Row(Operation.StoreExclusive, "11101000 0100 Rn Rt Rd imm8", "strex<c><w> <Rd>, <Rt>, [<Rn>{, #<offset*4>}]", word);
        yield return Row(Operation.LoadExclusive, "11101000 0101 Rn Rt 1111 imm8", "ldrex<c><w> <Rt>, [<Rn>{, #<offset*4>}]", word);
        foreach ((string size, string letter, int log2Size) in Sizes)
        {
            AccessShape access = new(log2Size, false, false);
            if (log2Size < 2)
            {
                yield return Row(Operation.StoreExclusive, $"11101000 1100 Rn Rt 1111 01 {size} Rd", $"strex{letter}<c><w> <Rd>, <Rt>, [<Rn>]", access);
                yield return Row(Operation.LoadExclusive, $"11101000 1101 Rn Rt 1111 01 {size} 1111", $"ldrex{letter}<c><w> <Rt>, [<Rn>]", access);
            }

            yield return Row(Operation.StoreRelease, $"11101000 1100 Rn Rt 1111 10 {size} 1111", $"stl{letter}<c><w> <Rt>, [<Rn>]", access, "A=1");
            yield return Row(Operation.LoadAcquire, $"11101000 1101 Rn Rt 1111 10 {size} 1111", $"lda{letter}<c><w> <Rt>, [<Rn>]", access, "A=1");
            yield return Row(Operation.StoreExclusive, $"11101000 1100 Rn Rt 1111 11 {size} Rd", $"stlex{letter}<c><w> <Rd>, <Rt>, [<Rn>]", access, "A=1");
            yield return Row(Operation.LoadExclusive, $"11101000 1101 Rn Rt 1111 11 {size} 1111", $"ldaex{letter}<c><w> <Rt>, [<Rn>]", access, "A=1");
        }

        yield return Row(Operation.StoreExclusivePair, "11101000 1100 Rn Rt Rt2 0111 Rd", "strexd<c><w> <Rd>, <Rt>, <Rt2>, [<Rn>]", word);
        yield return Row(Operation.LoadExclusivePair, "11101000 1101 Rn Rt Rt2 0111 1111", "ldrexd<c><w> <Rt>, <Rt2>, [<Rn>]", word);
        yield return Row(Operation.StoreExclusivePair, "11101000 1100 Rn Rt Rt2 1111 Rd", "stlexd<c><w> <Rd>, <Rt>, <Rt2>, [<Rn>]", word, "A=1");
        yield return Row(Operation.LoadExclusivePair, "11101000 1101 Rn Rt Rt2 1111 1111", "ldaexd<c><w> <Rt>, <Rt2>, [<Rn>]", word, "A=1");

        yield return Table("11101000 1101 Rn 11110000 000 0 Rm", "tbb<c><w> [<Rn>, <Rm>]", "H=0", 0);
        yield return Table("11101000 1101 Rn 11110000 000 1 Rm", "tbh<c><w> [<Rn>, <Rm>, lsl #1]", "H=1", 1);
    }

    private static Encoding Row(Operation operation, string diagram, string syntax, AccessShape access, string implied = "") =>
        new(InstructionClass.Synchronization, operation, diagram, syntax, access: access, format: EncodingFormat.T32, implied: implied);

    private static Encoding Table(string diagram, string syntax, string implied, int log2Size) =>
        new(InstructionClass.Branch, Operation.TableBranch, diagram, syntax, access: new(log2Size, false, false), format: EncodingFormat.T32, implied: implied);
}
