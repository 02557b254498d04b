using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 loads and stores of two and of several registers in 32 bits, RFE and SRS (Arm ARM F3.3.5, F3.3.6).</summary>
internal static class WideLoadsAndStoresMultiple
{
    private static readonly AccessShape Word = new(2, false, false);

    public static IEnumerable<Encoding> Rows() =>
    [
        Row(Operation.StoreMultiple, "1110100 01 0 W 0 Rn register_list",  "stmia<c><.w> <Rn><W>, <registers2>", "P=0 U=1"),
        Row(Operation.LoadMultiple,  "1110100 01 0 W 1 Rn register_list",  "ldmia<c><.w> <Rn><W>, <registers2>", "P=0 U=1"),
        Row(Operation.StoreMultiple, "1110100 10 0 W 0 Rn register_list",  "stmdb<c><w> <Rn><W>, <registers2>", "P=1 U=0"),
        Row(Operation.LoadMultiple,  "1110100 10 0 W 1 Rn register_list",  "ldmdb<c><w> <Rn><W>, <registers2>", "P=1 U=0"),

        Row(Operation.StoreReturnState,    "1110100 00 0 W 0 1101 1100 0000000 mode", "srsdb<c><w> sp<W>, #<mode>", "P=1 U=0"),
        Row(Operation.ReturnFromException, "1110100 00 0 W 1 Rn 1100000000000000",      "rfedb<c><w> <Rn><W>", "P=1 U=0"),
        Row(Operation.StoreReturnState,    "1110100 11 0 W 0 1101 1100 0000000 mode", "srsia<c><w> sp<W>, #<mode>", "P=0 U=1"),
        Row(Operation.ReturnFromException, "1110100 11 0 W 1 Rn 1100000000000000",      "rfeia<c><w> <Rn><W>", "P=0 U=1"),

        .. Dual(Operation.StoreDual, "0", "strd"),
        .. Dual(Operation.LoadDual, "1", "ldrd"),
    ];

    private static IEnumerable<Encoding> Dual(Operation operation, string load, string mnemonic) =>
    [
        Row(operation, $"1110100 1 U 1 0 {load} Rn Rt Rt2 imm8", $"{mnemonic}<c><w> <Rt>, <Rt2>, [<Rn>{{, #<offset*4>}}]", "P=1 W=0"),
        Row(operation, $"1110100 0 U 1 1 {load} Rn Rt Rt2 imm8", $"{mnemonic}<c><w> <Rt>, <Rt2>, [<Rn>], #<offset*4>", "P=0 W=1"),
        Row(operation, $"1110100 1 U 1 1 {load} Rn Rt Rt2 imm8", $"{mnemonic}<c><w> <Rt>, <Rt2>, [<Rn>{{, #<offset*4>}}]!", "P=1 W=1"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax, string implied) =>
        new(InstructionClass.LoadStore, operation, diagram, syntax, access: Word, format: EncodingFormat.T32, implied: implied);
}
