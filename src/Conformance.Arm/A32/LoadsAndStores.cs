using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 loads and stores of one register or two (Arm ARM F4.1): the product of what is accessed and how the address is formed.</summary>
internal static class LoadsAndStores
{
    // Words and bytes: bits, name, base-2 logarithm of the size.
    private static readonly (string Byte, string Load, string Name, int Log2Size)[] WordsAndBytes =
        [("0", "0", "str", 2), ("0", "1", "ldr", 2), ("1", "0", "strb", 0), ("1", "1", "ldrb", 0)];

    // The others: L, bits 6:5, name, base-2 logarithm of the size, sign extension.
    private static readonly (string Load, string Bits, string Name, int Log2Size, bool Signed)[] HalfwordsAndSigned =
        [("0", "01", "strh", 1, false), ("1", "01", "ldrh", 1, false), ("1", "10", "ldrsb", 0, true), ("1", "11", "ldrsh", 1, true)];

    private static readonly (string Bits, string Name, Operation Operation)[] Duals =
        [("10", "ldrd", Operation.LoadDual), ("11", "strd", Operation.StoreDual)];

    // P and W, what follows the name, the syntax around an immediate and around a register.
    private static readonly Mode[] Modes =
    [
        new("1", "0", "", "[<Rn>{{, #<offset>}}]", "[<Rn>, {0}]"),
        new("1", "1", "", "[<Rn>, #<offset>]!", "[<Rn>, {0}]!"),
        new("0", "0", "", "[<Rn>], #<offset>", "[<Rn>], {0}"),
        new("0", "1", "t", "[<Rn>], #<offset>", "[<Rn>], {0}"),
    ];

    public static IEnumerable<Encoding> Rows() => [.. WordAndByteRows(), .. HalfwordRows(), .. DualRows(), .. Prefetches()];

    private static IEnumerable<Encoding> WordAndByteRows() =>
        from a in WordsAndBytes
        from mode in Modes
        from form in new[] { ("010", "imm12", mode.Immediate), ("011", "imm5 type 0 Rm", mode.Register("<sign><Rm><shift>")) }
        select Row(
            a.Name[0] == 'l' ? Operation.Load : Operation.Store,
            $"cond {form.Item1} {mode.P} U {a.Byte} {mode.W} {a.Load} Rn Rt {form.Item2}",
            $"{a.Name}{mode.Letter}<c> <Rt>, {form.Item3}",
            mode,
            new(a.Log2Size, false, false));

    private static IEnumerable<Encoding> HalfwordRows() =>
        from a in HalfwordsAndSigned
        from mode in Modes
        from form in Forms(mode)
        select Row(
            a.Name[0] == 'l' ? Operation.Load : Operation.Store,
            $"cond 000 {mode.P} U {form.I} {mode.W} {a.Load} Rn Rt {form.High} 1 {a.Bits} 1 {form.Low}",
            $"{a.Name}{mode.Letter}<c> <Rt>, {form.Syntax}",
            mode,
            new(a.Log2Size, a.Signed, false));

    // The second register is the next one, which objdump does not write. An odd first one is UNPREDICTABLE.
    private static IEnumerable<Encoding> DualRows() =>
        from a in Duals
        from mode in Modes
        where mode.Letter.Length == 0
        from form in Forms(mode)
        select Row(
            a.Operation,
            $"cond 000 {mode.P} U {form.I} {mode.W} 0 Rn Rt {form.High} 1 {a.Bits} 1 {form.Low}",
            $"{a.Name}<c> <Rt>, {form.Syntax}",
            mode,
            new(2, false, false));

    private static IEnumerable<Encoding> Prefetches() =>
        from a in new[] { ("0100", "1", "pli"), ("0101", "0", "pldw"), ("0101", "1", "pld") }
        from form in new[] { ("0", "imm12", "[<Rn>{, #<offset>}]"), ("1", "imm5 type 0 Rm", "[<Rn>, <sign><Rm><shift>]") }
        select new Encoding(
            InstructionClass.LoadStore,
            Operation.Prefetch,
            $"1111 01{form.Item1}{a.Item1[3]} U {a.Item2} 01 Rn (1111) {form.Item2}",
            $"{a.Item3} {form.Item3}",
            format: EncodingFormat.A32);

    private static (string I, string High, string Low, string Syntax)[] Forms(Mode mode) =>
        [("1", "imm4H", "imm4L", mode.Immediate), ("0", "(0000)", "Rm", mode.Register("<sign><Rm>"))];

    private static Encoding Row(Operation operation, string diagram, string syntax, Mode mode, AccessShape access) => new(
        InstructionClass.LoadStore,
        operation,
        diagram,
        syntax,
        "cond=1111",
        access,
        format: EncodingFormat.A32,
        implied: $"P={mode.P} W={mode.W}{(mode.Letter.Length == 0 ? "" : " T=1")}");

    private readonly record struct Mode(string P, string W, string Letter, string ImmediateFormat, string RegisterFormat)
    {
        public string Immediate => string.Format(null, ImmediateFormat);

        public string Register(string register) => string.Format(null, RegisterFormat, register);
    }
}
