using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 loads, stores and prefetches of one register in 32 bits (Arm ARM F3.3.8 to F3.3.10, F3.3.12).</summary>
internal static class WideLoadsAndStores
{
    private const string Offset = "P=1 U=1 W=0";

    // A byte or halfword that would go to pc is a prefetch or a hint.
    private const string Hint = "Rt=1111";

    private static readonly (string Size, string Letter, int Log2Size)[] Sizes = [("00", "b", 0), ("01", "h", 1), ("10", "", 2)];

    private static readonly (string Prefix, string Size, string Mnemonic)[] Prefetches = [("0", "00", "pld"), ("0", "01", "pldw"), ("1", "00", "pli")];

    public static IEnumerable<Encoding> Rows()
    {
        foreach ((string size, string letter, int log2Size) in Sizes)
        {
            AccessShape access = new(log2Size, false, false);
            foreach (Encoding row in Forms(Operation.Store, $"11111000 {{0}} {size} 0", "str" + letter, access, "Rn=1111"))
            {
                yield return row;
            }

            string hint = log2Size == 2 ? "" : Hint;
            foreach (Encoding row in Forms(Operation.Load, $"11111000 {{0}} {size} 1", "ldr" + letter, access, hint.Length == 0 ? "Rn=1111" : "Rn=1111; " + hint))
            {
                yield return row;
            }

            yield return Literal($"11111000 U {size} 1", "ldr" + letter, access, hint);
            if (log2Size < 2)
            {
                AccessShape signed = new(log2Size, true, false);
                foreach (Encoding row in Forms(Operation.Load, $"11111001 {{0}} {size} 1", "ldrs" + letter, signed, "Rn=1111; " + hint))
                {
                    yield return row;
                }

                yield return Literal($"11111001 U {size} 1", "ldrs" + letter, signed, hint);
            }
        }

        foreach (Encoding row in Prefetch())
        {
            yield return row;
        }
    }

    private static IEnumerable<Encoding> Forms(Operation operation, string start, string mnemonic, AccessShape access, string except)
    {
        string zero = string.Format(start, "0");
        yield return Row(operation, string.Format(start, "1") + " Rn Rt imm12", $"{mnemonic}<c><.w> <Rt>, [<Rn>{{, #<offset>}}]", access, Offset, except);
        yield return Row(operation, zero + " Rn Rt 000000 imm2 Rm", $"{mnemonic}<c><.w> <Rt>, [<Rn>, <Rm>{{, lsl #<imm2>}}]", access, Offset + " type=0", except);
        yield return Row(operation, zero + " Rn Rt 1 1 U 0 imm8", $"{mnemonic}<c><.w> <Rt>, [<Rn>, #<offset>]", access, "P=1 W=0", except + "; U=1");
        yield return Row(operation, zero + " Rn Rt 1 0 U 1 imm8", $"{mnemonic}<c><.w> <Rt>, [<Rn>], #<offset>", access, "P=0 W=1", except);
        yield return Row(operation, zero + " Rn Rt 1 1 U 1 imm8", $"{mnemonic}<c><.w> <Rt>, [<Rn>{{, #<offset>}}]!", access, "P=1 W=1", except);
        yield return Row(operation, zero + " Rn Rt 1 110 imm8", $"{mnemonic}t<c><w> <Rt>, [<Rn>{{, #<offset>}}]", access, Offset + " T=1", except);
    }

    private static Encoding Literal(string start, string mnemonic, AccessShape access, string except) =>
        Row(Operation.Load, start + " 1111 Rt imm12", $"{mnemonic}<c><.w> <Rt>, [pc{{, #<offset>}}]", access, "Rn=15 P=1 W=0", except);

    private static IEnumerable<Encoding> Prefetch()
    {
        foreach ((string prefix, string size, string mnemonic) in Prefetches)
        {
            string start = $"1111100 {prefix}";
            yield return Row(Operation.Prefetch, $"{start} 1 {size} 1 Rn 1111 imm12", $"{mnemonic}<c><w> [<Rn>{{, #<offset>}}]", default, Offset, "Rn=1111");
            yield return Row(Operation.Prefetch, $"{start} 0 {size} 1 Rn 1111 000000 imm2 Rm", $"{mnemonic}<c><w> [<Rn>, <Rm>{{, lsl #<imm2>}}]", default, Offset + " type=0", "Rn=1111");
            yield return Row(Operation.Prefetch, $"{start} 0 {size} 1 Rn 1111 1 1 U 0 imm8", $"{mnemonic}<c><w> [<Rn>, #<offset>]", default, "P=1 W=0", "Rn=1111; U=1");
            yield return Row(Operation.Prefetch, $"{start} U {size} 1 1111 1111 imm12", $"{mnemonic}<c><w> [pc{{, #<offset>}}]", default, "Rn=15 P=1 W=0");
        }
    }

    private static Encoding Row(Operation operation, string diagram, string syntax, AccessShape access, string implied, string except = "") =>
        new(InstructionClass.LoadStore, operation, diagram, syntax, except, access, format: EncodingFormat.T32, implied: implied);
}
