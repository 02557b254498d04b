using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Suite.Fuzzing.Generation;

/// <summary>
/// A64 words out of the instruction table: a random row, random fields. Rows that raise exceptions or touch the machine come
/// more often than arithmetic, and registers are the few that <see cref="RandomCase"/> gives addresses to. What tells the time goes
/// to no register, because no two runs agree on it, and clocks are only ever set to zero.
/// </summary>
internal static class RandomWords
{
    private const int Count = 1 << 16;

    // x0 to x7 hold addresses.
    private const uint RegisterMask = 7;

    // Rt of MSR and MRS: xzr.
    private const uint ZeroRegister = 31;

    // Where a pair has Rt2.
    private const int SecondRegisterShift = 10;

    // Where MSR and MRS have o0 to op2.
    private const int EncodingShift = 5;
    private const uint EncodingMask = 0x000f_ffe0;

    // MSR and MRS have no room for it: it is always set.
    private const uint HighestBitOfOp0 = 0x8000;

    // CRn of the generic timer and of the event counters.
    private const int TimerCrn = 14;

    // Clocks elsewhere; and MDCCINT_EL1, which QEMU does not have: KVM keeps whatever EL2's register held when it meant to read it.
    private static readonly HashSet<SystemRegister> Volatile =
        [SystemRegister.PMCCNTR_EL0, SystemRegister.PMXEVCNTR_EL0, SystemRegister.MDCCINT_EL1];

    private static readonly (InstructionClass Class, int Weight)[] Weights =
    [
        (InstructionClass.System, 40), (InstructionClass.Exception, 20), (InstructionClass.Branch, 10), (InstructionClass.LoadStore, 18),
        (InstructionClass.Synchronization, 6), (InstructionClass.DataProcessingImmediate, 4), (InstructionClass.DataProcessingRegister, 2),
    ];

    /// <summary>Words to choose from.</summary>
    public static uint[] Pool { get; } = Make();

    private static uint[] Make()
    {
        Random random = new(1);
        ILookup<InstructionClass, Encoding> rows = A64InstructionSet.Instance.Encodings.ToLookup(row => row.Class);
        InstructionClass[] classes = [.. Weights.SelectMany(weight => Enumerable.Repeat(weight.Class, weight.Weight))];
        SystemRegisterInfo[][] registers = [.. SystemRegisterTable.All
            .Where(row => row.MinimumEl < 2)
            .GroupBy(row => row.Trap)
            .Select(group => group.ToArray())];
        uint[] words = new uint[Count];
        for (int i = 0; i < words.Length; i++)
        {
            Encoding[] ofClass = [.. rows[classes[random.Next(classes.Length)]]];
            Encoding row = ofClass[random.Next(ofClass.Length)];
            do
            {
                words[i] = Word(row, random, registers);
            }
            while (!row.Matches(words[i]) || LoadsTwiceInto(row, words[i]));

            if (TellsTime(row, words[i]))
            {
                words[i] |= ZeroRegister;
            }
        }

        return words;
    }

    // Which of its two loads a register keeps is the core's choice when the second one aborts, and whether it keeps one at all.
    private static bool LoadsTwiceInto(Encoding row, uint word) =>
        row.Operation is Operation.LoadPair or Operation.LoadPairPostIndex or Operation.LoadPairPreIndex or Operation.LoadExclusivePair
        && (word & ZeroRegister) == ((word >> SecondRegisterShift) & ZeroRegister);

    private static bool TellsTime(Encoding row, uint word) =>
        row.Operation is Operation.MsrRegister or Operation.Mrs
        && SystemRegisterTable.Find(new SystemRegisterEncoding((ushort)(((word & EncodingMask) >> EncodingShift) | HighestBitOfOp0))) is { } register
        && TellsTime(register);

    private static bool TellsTime(SystemRegisterInfo row) =>
        (row.Encoding.Op0 == 3 && row.Encoding.Op1 == 3 && row.Encoding.CRn == TimerCrn && row.Register != SystemRegister.CNTFRQ_EL0)
        || Volatile.Contains(row.Register);

    private static uint Word(Encoding row, Random random, SystemRegisterInfo[][] registers)
    {
        uint word = row.Pattern.Value | ((uint)random.NextInt64() & ~(row.Pattern.Mask | row.Pattern.ShouldBe));
        foreach (EncodingField field in row.Pattern.Fields)
        {
            if (field.Name is "Rn" or "Rt" or "Rd" && random.Next(8) != 0)
            {
                word = field.Set(word, field.Get(word) & RegisterMask);
            }
        }

        if (row.Operation is not (Operation.MsrRegister or Operation.Mrs) || random.Next(8) == 0)
        {
            return word;
        }

        // Of all encodings of MSR and MRS few are registers, and of those few are named by a control.
        SystemRegisterInfo[] group = registers[random.Next(registers.Length)];
        return (word & ~EncodingMask) | (((uint)group[random.Next(group.Length)].Encoding.Packed << EncodingShift) & EncodingMask);
    }
}
