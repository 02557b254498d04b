using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 exclusives, acquire and release (Arm ARM F4.1).</summary>
internal static class Synchronization
{
    private static readonly (string Bits, string Letter, int Log2Size)[] Sizes = [("00", "", 2), ("10", "b", 0), ("11", "h", 1)];

    public static IEnumerable<Encoding> Rows()
    {
        foreach ((string bits, string letter, int log2Size) in Sizes)
        {
            AccessShape access = new(log2Size, false, false);
            yield return Row(Operation.StoreRelease, $"cond 00011 {bits} 0 Rn (1111) (11) 00 1001 Rt", $"stl{letter}<c> <Rt>, [<Rn>]", access, "A=1");
            yield return Row(Operation.LoadAcquire, $"cond 00011 {bits} 1 Rn Rt (11) 00 1001 (1111)", $"lda{letter}<c> <Rt>, [<Rn>]", access, "A=1");
            yield return Row(Operation.StoreExclusive, $"cond 00011 {bits} 0 Rn Rd (11) 10 1001 Rt", $"stlex{letter}<c> <Rd>, <Rt>, [<Rn>]", access, "A=1");
            yield return Row(Operation.LoadExclusive, $"cond 00011 {bits} 1 Rn Rt (11) 10 1001 (1111)", $"ldaex{letter}<c> <Rt>, [<Rn>]", access, "A=1");
            yield return Row(Operation.StoreExclusive, $"cond 00011 {bits} 0 Rn Rd (11) 11 1001 Rt", $"strex{letter}<c> <Rd>, <Rt>, [<Rn>]", access);
            yield return Row(Operation.LoadExclusive, $"cond 00011 {bits} 1 Rn Rt (11) 11 1001 (1111)", $"ldrex{letter}<c> <Rt>, [<Rn>]", access);
        }

        // The second register is the next one. objdump writes it for the forms of Armv8 alone.
        AccessShape word = new(2, false, false);
        yield return Row(Operation.StoreExclusivePair, "cond 00011 01 0 Rn Rd (11) 10 1001 Rt", "stlexd<c> <Rd>, <Rt>, <Rt+1>, [<Rn>]", word, "A=1");
        yield return Row(Operation.LoadExclusivePair, "cond 00011 01 1 Rn Rt (11) 10 1001 (1111)", "ldaexd<c> <Rt>, <Rt+1>, [<Rn>]", word, "A=1");
        yield return Row(Operation.StoreExclusivePair, "cond 00011 01 0 Rn Rd (11) 11 1001 Rt", "strexd<c> <Rd>, <Rt>, [<Rn>]", word);
        yield return Row(Operation.LoadExclusivePair, "cond 00011 01 1 Rn Rt (11) 11 1001 (1111)", "ldrexd<c> <Rt>, [<Rn>]", word);
    }

    private static Encoding Row(Operation operation, string diagram, string syntax, AccessShape access, string implied = "") =>
        new(InstructionClass.Synchronization, operation, diagram, syntax, "cond=1111", access, format: EncodingFormat.A32, implied: implied);
}
