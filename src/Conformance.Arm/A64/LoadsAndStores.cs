using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>A64 loads and stores of general registers (Arm ARM C4.1.94), the product of what is accessed and how the address is formed.</summary>
internal static class LoadsAndStores
{
    // What is accessed: letters after LDR or STR, size and opc bits, register, sign extension.
    private static readonly Access[] Accesses =
    [
        new("str", "b", "00", "00", 'W', false), new("ldr", "b", "00", "01", 'W', false),
        new("ldr", "sb", "00", "10", 'X', true), new("ldr", "sb", "00", "11", 'W', true),
        new("str", "h", "01", "00", 'W', false), new("ldr", "h", "01", "01", 'W', false),
        new("ldr", "sh", "01", "10", 'X', true), new("ldr", "sh", "01", "11", 'W', true),
        new("str", "", "10", "00", 'W', false), new("ldr", "", "10", "01", 'W', false),
        new("ldr", "sw", "10", "10", 'X', true),
        new("str", "", "11", "00", 'X', false), new("ldr", "", "11", "01", 'X', false),
    ];

    // How the address is formed: what replaces the R of LDR and STR, the bits after opc, the syntax, the operations.
    private static readonly Mode[] Modes =
    [
        new("r", "111 0 01", "imm12 Rn Rt", "[<Xn|SP>{, #<pimm*{0}>}]", Operation.LoadImmediate, Operation.StoreImmediate, ""),
        new("ur", "111 0 00", "0 imm9 00 Rn Rt", "[<Xn|SP>{, #<simm9?>}]", Operation.LoadImmediate, Operation.StoreImmediate, ""),
        new("r", "111 0 00", "0 imm9 01 Rn Rt", "[<Xn|SP>], #<simm9>", Operation.LoadPostIndex, Operation.StorePostIndex, ""),
        new("tr", "111 0 00", "0 imm9 10 Rn Rt", "[<Xn|SP>{, #<simm9?>}]", Operation.LoadUnprivileged, Operation.StoreUnprivileged, ""),
        new("r", "111 0 00", "0 imm9 11 Rn Rt", "[<Xn|SP>, #<simm9>]!", Operation.LoadPreIndex, Operation.StorePreIndex, ""),
        new("r", "111 0 00", "1 Rm option S 10 Rn Rt", "[<Xn|SP>, <index*{0}>]", Operation.LoadRegisterOffset, Operation.StoreRegisterOffset, "option=00x; option=10x"),
    ];

    // Loading one register twice, or writing back to a register that is loaded or stored, is CONSTRAINED UNPREDICTABLE: such
    // words stay in their rows (objdump leaves out those of LDPSW alone), and what happens is the core's choice.
    private static readonly (string Opc, char Register, int Bytes, string Suffix)[] Pairs =
        [("00", 'W', 4, ""), ("01", 'X', 4, "sw"), ("10", 'X', 8, "")];

    private static readonly (string Bits, string Letter, string Syntax, Operation Load, Operation Store)[] PairModes =
    [
        ("000", "n", "[<Xn|SP>{, #<simm7?*{0}>}]", Operation.LoadPair, Operation.StorePair),
        ("001", "", "[<Xn|SP>], #<simm7*{0}>", Operation.LoadPairPostIndex, Operation.StorePairPostIndex),
        ("010", "", "[<Xn|SP>{, #<simm7?*{0}>}]", Operation.LoadPair, Operation.StorePair),
        ("011", "", "[<Xn|SP>, #<simm7*{0}>]!", Operation.LoadPairPreIndex, Operation.StorePairPreIndex),
    ];

    public static IEnumerable<Encoding> Rows() => [.. Literals(), .. Singles(), .. Prefetches(), .. PairRows()];

    private static IEnumerable<Encoding> Literals() =>
    [
        Row(Operation.LoadLiteral, "00 011 0 00 imm19 Rt", "ldr <Wt>, <label19>", new(2, false, false)),
        Row(Operation.LoadLiteral, "01 011 0 00 imm19 Rt", "ldr <Xt>, <label19>", new(3, false, true)),
        Row(Operation.LoadLiteral, "10 011 0 00 imm19 Rt", "ldrsw <Xt>, <label19>", new(2, true, true)),
        Row(Operation.Prefetch,    "11 011 0 00 imm19 Rt", "prfm <prfop>, <label19>"),
    ];

    private static IEnumerable<Encoding> Prefetches() =>
    [
        Row(Operation.Prefetch, "11 111 0 01 10 imm12 Rn Rt", "prfm <prfop>, [<Xn|SP>{, #<pimm*8>}]"),
        Row(Operation.Prefetch, "11 111 0 00 10 0 imm9 00 Rn Rt", "prfum <prfop>, [<Xn|SP>{, #<simm9?>}]"),
        Row(Operation.Prefetch, "11 111 0 00 10 1 Rm option S 10 Rn Rt", "prfm <prfop>, [<Xn|SP>, <index*8>]", default, "option=00x; option=10x"),
    ];

    private static IEnumerable<Encoding> Singles() =>
        from access in Accesses
        from mode in Modes
        let bytes = 1 << Convert.ToInt32(access.Size, 2)
        let isLoad = access.Name[0] == 'l'
        select Row(
            isLoad ? mode.Load : mode.Store,
            $"{access.Size} {mode.High} {access.Opc} {mode.Low}",
            $"{access.Name[..2]}{mode.Letters}{access.Suffix} <{access.Register}t>, {mode.Syntax.Replace("{0}", $"{bytes}", StringComparison.Ordinal)}",
            new(Convert.ToInt32(access.Size, 2), access.Signed, access.Register == 'X'),
            mode.Except);

    private static IEnumerable<Encoding> PairRows() =>
        from pair in Pairs
        from mode in PairModes
        from isLoad in new[] { false, true }
        where pair.Suffix.Length == 0 || (isLoad && mode.Letter.Length == 0)
        select Row(
            isLoad ? mode.Load : mode.Store,
            $"{pair.Opc} 101 0 {mode.Bits} {(isLoad ? 1 : 0)} imm7 Rt2 Rn Rt",
            $"{(isLoad ? "ld" : "st")}{mode.Letter}p{pair.Suffix} <{pair.Register}t>, <{pair.Register}t2>, {mode.Syntax.Replace("{0}", $"{pair.Bytes}", StringComparison.Ordinal)}",
            new(pair.Bytes == 4 ? 2 : 3, pair.Suffix.Length != 0, pair.Register == 'X'));

    private static Encoding Row(Operation operation, string diagram, string syntax, AccessShape access = default, string except = "") =>
        new(InstructionClass.LoadStore, operation, diagram, syntax, except, access);

    private readonly record struct Access(string Name, string Suffix, string Size, string Opc, char Register, bool Signed);

    private readonly record struct Mode(string Letters, string High, string Low, string Syntax, Operation Load, Operation Store, string Except);
}
