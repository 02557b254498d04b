using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>A64 exclusives, acquire and release, and the atomics of FEAT_LSE and FEAT_LRCPC (Arm ARM C4.1.94).</summary>
internal static class Synchronization
{
    // An offset can be written where it is zero.
    private const string Address = ", [<Xn|SP>{, #<zero>}]";

    private static readonly (string Bits, int Log2, char Register, string Suffix)[] Sizes =
        [("00", 0, 'W', "b"), ("01", 1, 'W', "h"), ("10", 2, 'W', ""), ("11", 3, 'X', "")];

    private static readonly (string Acquire, string Release, string Letters)[] Orders =
        [("0", "0", ""), ("1", "0", "a"), ("0", "1", "l"), ("1", "1", "al")];

    private static readonly (string Name, string Bits, Operation Operation)[] Atomics =
    [
        ("ldadd", "0000", Operation.AtomicAdd), ("ldclr", "0001", Operation.AtomicClear),
        ("ldeor", "0010", Operation.AtomicEor), ("ldset", "0011", Operation.AtomicSet),
        ("ldsmax", "0100", Operation.AtomicSignedMax), ("ldsmin", "0101", Operation.AtomicSignedMin),
        ("ldumax", "0110", Operation.AtomicUnsignedMax), ("ldumin", "0111", Operation.AtomicUnsignedMin),
        ("swp", "1000", Operation.Swap),
    ];

    public static IEnumerable<Encoding> Rows() => [.. BySize(), .. ExclusivePairs(), .. AtomicRows(), .. CompareAndSwapPairs()];

    private static IEnumerable<Encoding> BySize()
    {
        foreach ((string bits, int log2, char t, string suffix) in Sizes)
        {
            AccessShape access = new(log2, false, t == 'X');
            yield return Row(Operation.StoreExclusive, $"{bits} 001000 000 Rs 0 (11111) Rn Rt", $"stxr{suffix} <Ws>, <{t}t>{Address}", access);
            yield return Row(Operation.StoreExclusive, $"{bits} 001000 000 Rs 1 (11111) Rn Rt", $"stlxr{suffix} <Ws>, <{t}t>{Address}", access);
            yield return Row(Operation.LoadExclusive, $"{bits} 001000 010 (11111) 0 (11111) Rn Rt", $"ldxr{suffix} <{t}t>{Address}", access);
            yield return Row(Operation.LoadExclusive, $"{bits} 001000 010 (11111) 1 (11111) Rn Rt", $"ldaxr{suffix} <{t}t>{Address}", access);
            yield return Row(Operation.StoreRelease, $"{bits} 001000 100 (11111) 1 (11111) Rn Rt", $"stlr{suffix} <{t}t>{Address}", access);
            yield return Row(Operation.LoadAcquire, $"{bits} 001000 110 (11111) 1 (11111) Rn Rt", $"ldar{suffix} <{t}t>{Address}", access);
            yield return Row(Operation.LoadAcquirePc, $"{bits} 111000 101 (11111) 1 100 00 Rn Rt", $"ldapr{suffix} <{t}t>{Address}", access, ArmFeature.Lrcpc);
        }
    }

    private static IEnumerable<Encoding> ExclusivePairs()
    {
        foreach ((string bits, int log2, char t) in new[] { ("10", 2, 'W'), ("11", 3, 'X') })
        {
            AccessShape access = new(log2, false, t == 'X');
            foreach ((string bit, string store, string load) in new[] { ("0", "st", "ld"), ("1", "stl", "lda") })
            {
                yield return Row(Operation.StoreExclusivePair, $"{bits} 001000 001 Rs {bit} Rt2 Rn Rt", $"{store}xp <Ws>, <{t}t>, <{t}t2>{Address}", access);
                yield return Row(Operation.LoadExclusivePair, $"{bits} 001000 011 (11111) {bit} Rt2 Rn Rt", $"{load}xp <{t}t>, <{t}t2>{Address}", access);
            }
        }
    }

    private static IEnumerable<Encoding> AtomicRows()
    {
        foreach ((string bits, int log2, char t, string suffix) in Sizes)
        {
            AccessShape access = new(log2, false, t == 'X');
            foreach ((string acquire, string release, string letters) in Orders)
            {
                string operands = $"{letters}{suffix} <{t}s>, <{t}t>{Address}";
                foreach ((string name, string opcode, Operation operation) in Atomics)
                {
                    yield return Row(operation, $"{bits} 111000 {acquire} {release} 1 Rs {opcode} 00 Rn Rt", name + operands, access, ArmFeature.Lse);
                }

                yield return Row(Operation.CompareAndSwap, $"{bits} 001000 1 {acquire} 1 Rs {release} 11111 Rn Rt", "cas" + operands, access, ArmFeature.Lse);
            }
        }
    }

    private static IEnumerable<Encoding> CompareAndSwapPairs()
    {
        foreach ((string bit, int log2, char t) in new[] { ("0", 2, 'W'), ("1", 3, 'X') })
        {
            foreach ((string acquire, string release, string letters) in Orders)
            {
                yield return Row(
                    Operation.CompareAndSwapPair,
                    $"0 {bit} 001000 0 {acquire} 1 Rs {release} 11111 Rn Rt",
                    $"casp{letters} <{t}s>, <{t}s+1>, <{t}t>, <{t}t+1>{Address}",
                    new(log2, false, t == 'X'),
                    ArmFeature.Lse,
                    "Rs=xxxx1; Rt=xxxx1");
            }
        }
    }

    private static Encoding Row(
        Operation operation, string diagram, string syntax, AccessShape access, ArmFeature feature = ArmFeature.Base, string except = "") =>
        new(InstructionClass.Synchronization, operation, diagram, syntax, except, access, feature);
}
