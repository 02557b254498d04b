using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>A64 exclusives, acquire and release, and the atomics of FEAT_LSE and FEAT_LRCPC (Arm ARM C4.1.94).</summary>
internal static class Synchronization
{
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

    private static IEnumerable<Encoding> BySize() =>
        from size in Sizes
        let t = size.Register
        let access = new AccessShape(size.Log2, false, t == 'X')
        from row in new[]
        {
            Row(Operation.StoreExclusive, $"{size.Bits} 001000 000 Rs 0 (11111) Rn Rt", $"stxr{size.Suffix} <Ws>, <{t}t>, [<Xn|SP>{{, #<zero>}}]", access),
            Row(Operation.StoreExclusive, $"{size.Bits} 001000 000 Rs 1 (11111) Rn Rt", $"stlxr{size.Suffix} <Ws>, <{t}t>, [<Xn|SP>{{, #<zero>}}]", access),
            Row(Operation.LoadExclusive, $"{size.Bits} 001000 010 (11111) 0 (11111) Rn Rt", $"ldxr{size.Suffix} <{t}t>, [<Xn|SP>{{, #<zero>}}]", access),
            Row(Operation.LoadExclusive, $"{size.Bits} 001000 010 (11111) 1 (11111) Rn Rt", $"ldaxr{size.Suffix} <{t}t>, [<Xn|SP>{{, #<zero>}}]", access),
            Row(Operation.StoreRelease, $"{size.Bits} 001000 100 (11111) 1 (11111) Rn Rt", $"stlr{size.Suffix} <{t}t>, [<Xn|SP>{{, #<zero>}}]", access),
            Row(Operation.LoadAcquire, $"{size.Bits} 001000 110 (11111) 1 (11111) Rn Rt", $"ldar{size.Suffix} <{t}t>, [<Xn|SP>{{, #<zero>}}]", access),
            Row(Operation.LoadAcquirePc, $"{size.Bits} 111000 101 (11111) 1 100 00 Rn Rt", $"ldapr{size.Suffix} <{t}t>, [<Xn|SP>{{, #<zero>}}]", access, feature: ArmFeature.Lrcpc),
        }
        select row;

    private static IEnumerable<Encoding> ExclusivePairs() =>
        from size in Sizes
        where size.Log2 >= 2
        let t = size.Register
        let access = new AccessShape(size.Log2, false, t == 'X')
        from order in new[] { (Bit: "0", Store: "st", Load: "ld"), (Bit: "1", Store: "stl", Load: "lda") }
        from row in new[]
        {
            Row(Operation.StoreExclusivePair, $"{size.Bits} 001000 001 Rs {order.Bit} Rt2 Rn Rt", $"{order.Store}xp <Ws>, <{t}t>, <{t}t2>, [<Xn|SP>{{, #<zero>}}]", access),
            Row(Operation.LoadExclusivePair, $"{size.Bits} 001000 011 (11111) {order.Bit} Rt2 Rn Rt", $"{order.Load}xp <{t}t>, <{t}t2>, [<Xn|SP>{{, #<zero>}}]", access),
        }
        select row;

    private static IEnumerable<Encoding> AtomicRows() =>
        from size in Sizes
        from order in Orders
        let t = size.Register
        let access = new AccessShape(size.Log2, false, t == 'X')
        from row in Atomics
            .Select(atomic => Row(
                atomic.Operation,
                $"{size.Bits} 111000 {order.Acquire} {order.Release} 1 Rs {atomic.Bits} 00 Rn Rt",
                $"{atomic.Name}{order.Letters}{size.Suffix} <{t}s>, <{t}t>, [<Xn|SP>{{, #<zero>}}]",
                access,
                feature: ArmFeature.Lse))
            .Append(Row(
                Operation.CompareAndSwap,
                $"{size.Bits} 001000 1 {order.Acquire} 1 Rs {order.Release} 11111 Rn Rt",
                $"cas{order.Letters}{size.Suffix} <{t}s>, <{t}t>, [<Xn|SP>{{, #<zero>}}]",
                access,
                feature: ArmFeature.Lse))
        select row;

    private static IEnumerable<Encoding> CompareAndSwapPairs() =>
        from size in new[] { (Bit: "0", Log2: 2, Register: 'W'), (Bit: "1", Log2: 3, Register: 'X') }
        from order in Orders
        let t = size.Register
        select Row(
            Operation.CompareAndSwapPair,
            $"0 {size.Bit} 001000 0 {order.Acquire} 1 Rs {order.Release} 11111 Rn Rt",
            $"casp{order.Letters} <{t}s>, <{t}s+1>, <{t}t>, <{t}t+1>, [<Xn|SP>{{, #<zero>}}]",
            new(size.Log2, false, t == 'X'),
            "Rs=xxxx1; Rt=xxxx1",
            ArmFeature.Lse);

    private static Encoding Row(
        Operation operation, string diagram, string syntax, AccessShape access, string except = "", ArmFeature feature = ArmFeature.Base) =>
        new(InstructionClass.Synchronization, operation, diagram, syntax, except, access, feature);
}
