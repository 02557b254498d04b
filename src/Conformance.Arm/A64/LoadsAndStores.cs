using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>A64 loads and stores of general registers (Arm ARM C4.1.94), the product of what is accessed and how the address is formed.</summary>
internal static class LoadsAndStores
{
    // What is accessed: letters after LDR or STR, base-2 logarithm of the size, opc bits, register, sign extension.
    private static readonly Access[] Accesses =
    [
        new("str", "b", 0, "00", 'W', false), new("ldr", "b", 0, "01", 'W', false),
        new("ldr", "sb", 0, "10", 'X', true), new("ldr", "sb", 0, "11", 'W', true),
        new("str", "h", 1, "00", 'W', false), new("ldr", "h", 1, "01", 'W', false),
        new("ldr", "sh", 1, "10", 'X', true), new("ldr", "sh", 1, "11", 'W', true),
        new("str", "", 2, "00", 'W', false), new("ldr", "", 2, "01", 'W', false),
        new("ldr", "sw", 2, "10", 'X', true),
        new("str", "", 3, "00", 'X', false), new("ldr", "", 3, "01", 'X', false),
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

    /// <summary>LDR and STR with an offset that only LDUR and STUR have: negative, or not a multiple of the size.</summary>
    public static IEnumerable<Alias> UnscaledSpellings()
    {
        foreach (Access access in Accesses)
        {
            yield return new(
                $"{access.Log2Size:b2} 111 0 00 {access.Opc} 0 imm9 00 Rn Rt",
                $"{access.Name}{access.Suffix} <{access.Register}t>, [<Xn|SP>, #<simm9>]",
                onlyRead: true);
        }

        yield return new("11 111 0 00 10 0 imm9 00 Rn Rt", "prfm <prfop>, [<Xn|SP>, #<simm9>]", onlyRead: true);
    }

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

    private static IEnumerable<Encoding> Singles()
    {
        foreach (Access access in Accesses)
        {
            foreach (Mode mode in Modes)
            {
                string syntax = $"{access.Name[..2]}{mode.Letters}{access.Suffix} <{access.Register}t>, {Scaled(mode.Syntax, 1 << access.Log2Size)}";
                yield return Row(
                    access.Name[0] == 'l' ? mode.Load : mode.Store,
                    $"{access.Log2Size:b2} {mode.High} {access.Opc} {mode.Low}",
                    syntax,
                    new(access.Log2Size, access.Signed, access.Register == 'X'),
                    mode.Except);
            }
        }
    }

    private static IEnumerable<Encoding> PairRows()
    {
        foreach ((string opc, char register, int bytes, string suffix) in Pairs)
        {
            AccessShape access = new(bytes == 4 ? 2 : 3, suffix.Length != 0, register == 'X');
            foreach ((string bits, string letter, string address, Operation load, Operation store) in PairModes)
            {
                string operands = $"{letter}p{suffix} <{register}t>, <{register}t2>, {Scaled(address, bytes)}";

                // LDPSW has no store, and no form without allocation.
                if (suffix.Length == 0)
                {
                    yield return Row(store, $"{opc} 101 0 {bits} 0 imm7 Rt2 Rn Rt", "st" + operands, access);
                }

                if (suffix.Length == 0 || letter.Length == 0)
                {
                    yield return Row(load, $"{opc} 101 0 {bits} 1 imm7 Rt2 Rn Rt", "ld" + operands, access);
                }
            }
        }
    }

    private static string Scaled(string syntax, int bytes) => syntax.Replace("{0}", $"{bytes}", StringComparison.Ordinal);

    private static Encoding Row(Operation operation, string diagram, string syntax, AccessShape access = default, string except = "") =>
        new(InstructionClass.LoadStore, operation, diagram, syntax, except, access);

    private readonly record struct Access(string Name, string Suffix, int Log2Size, string Opc, char Register, bool Signed);

    private readonly record struct Mode(string Letters, string High, string Low, string Syntax, Operation Load, Operation Store, string Except);
}
