using System.Text;
using Encoding = Conformance.Arm.Instructions.Encoding;
using Conformance.Arm.Assembly;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing.Generation;

/// <summary>
/// A32 or T32 words out of the instruction table, as <see cref="RandomWords"/> makes those of A64. Only words that assemble from
/// their own text are taken: the assembler refuses what is UNPREDICTABLE, where cores may do what they like.
/// </summary>
internal sealed class RandomAArch32Words
{
    private const int Count = 1 << 13;
    private const uint RegisterMask = 7;
    // Neither SP nor LR, which may point to the program.
    private const uint Highest = 12;
    private const uint Always = 14;

    // CRn of the generic timer, of which MRRC and MCRR have CRm; c14 is also where event counters are.
    private const int TimerCrn = 14;
    private const int PerformanceMonitorsCrn = 9;

    private static readonly (InstructionClass Class, int Weight)[] Weights =
    [
        (InstructionClass.System, 34), (InstructionClass.Exception, 16), (InstructionClass.Branch, 12), (InstructionClass.LoadStore, 24),
        (InstructionClass.Synchronization, 4), (InstructionClass.DataProcessingImmediate, 6), (InstructionClass.DataProcessingRegister, 4),
    ];

    private static readonly IReadOnlyDictionary<string, string> NoMacros = new Dictionary<string, string>();
    private static readonly Lazy<uint[]> OfA32 = new(() => new RandomAArch32Words(GuestIsa.A32).Make());
    private static readonly Lazy<uint[]> OfT32 = new(() => new RandomAArch32Words(GuestIsa.T32).Make());

    private readonly InstructionSet _set;
    private readonly Random _random;
    private readonly CoprocessorEncoding[][] _words;
    private readonly CoprocessorEncoding[][] _doublewords;

    private RandomAArch32Words(GuestIsa isa)
    {
        _set = InstructionSets.Of(isa);
        _random = new((int)isa);
        _words = Registers(areWide: false);
        _doublewords = Registers(areWide: true);
    }

    /// <summary>Words to choose from.</summary>
    public static uint[] Pool(GuestIsa isa) => (isa == GuestIsa.A32 ? OfA32 : OfT32).Value;

    // KVM does not keep DBGVCR apart from the host's, and DBGDCCINT is no register of QEMU's (RandomWords).
    private static readonly HashSet<string> Volatile = ["DBGVCR", "DBGDCCINT"];

    // By what traps them, of which each is as likely.
    private static CoprocessorEncoding[][] Registers(bool areWide) =>
    [
        .. CoprocessorRegisterTable.All
            .Where(row => row.Encoding.Is64Bit == areWide && !TellsTime(row.Encoding) && !Volatile.Contains(row.Name))
            .GroupBy(row => (row.Trap, row.Encoding.Coprocessor))
            .Select(group => group.Select(row => row.Encoding).ToArray()),
    ];

    private uint[] Make()
    {
        ILookup<InstructionClass, Encoding> rows = _set.Encodings.ToLookup(row => row.Class);
        InstructionClass[] classes = [.. Weights.SelectMany(weight => Enumerable.Repeat(weight.Class, weight.Weight))];
        uint[] words = new uint[Count];
        for (int i = 0; i < words.Length;)
        {
            Encoding[] ofClass = [.. rows[classes[_random.Next(classes.Length)]]];
            Encoding row = ofClass[_random.Next(ofClass.Length)];
            uint word = Word(row);
            if (row.Matches(word) && IsPredictable(word) && !IsClock(word))
            {
                words[i++] = word;
            }
        }

        return words;
    }

    // Where nobody looks at the number of a register, MRRC and MCRR can reach a clock as well.
    private bool IsClock(uint word) =>
        _set.Find(word) is { Operation: Operation.Mrc or Operation.Mcr or Operation.Mrrc or Operation.Mcrr } row
        && EncodingOf(row, word) is { Coprocessor: 15 } encoding
        && TellsTime(encoding);

    private static bool TellsTime(CoprocessorEncoding encoding) => encoding.Coprocessor == 15
        && (encoding.Is64Bit
            ? encoding.CRm is TimerCrn or PerformanceMonitorsCrn
            : encoding.CRn == TimerCrn || (encoding.CRn == PerformanceMonitorsCrn && encoding.CRm == 13));

    private static CoprocessorEncoding EncodingOf(Encoding row, uint word)
    {
        int Field(string name) => row.Pattern.Fields.Where(field => field.Name == name).Select(field => (int)field.Get(word)).FirstOrDefault();
        return row.Operation is Operation.Mrrc or Operation.Mcrr
            ? CoprocessorEncoding.Doubleword(Field("coproc"), Field("opc1"), Field("CRm"))
            : CoprocessorEncoding.Word(Field("coproc"), Field("opc1"), Field("CRn"), Field("CRm"), Field("opc2"));
    }

    private uint Word(Encoding row)
    {
        uint word = row.Pattern.Value | ((uint)_random.NextInt64() & ~(row.Pattern.Mask | row.Pattern.ShouldBe));
        bool isCoprocessor = row.Operation is Operation.Mrc or Operation.Mcr or Operation.Mrrc or Operation.Mcrr;
        bool isWide = row.Operation is Operation.Mrrc or Operation.Mcrr;
        CoprocessorEncoding? known = isCoprocessor && _random.Next(8) != 0 ? Coprocessor(isWide) : null;
        foreach (EncodingField field in row.Pattern.Fields)
        {
            word = (field.Name, known) switch
            {
                ("cond", _) when _random.Next(2) == 0 => field.Set(word, Always),
                ("coproc", { } encoding) => field.Set(word, (uint)encoding.Coprocessor),
                ("opc1", { } encoding) => field.Set(word, (uint)encoding.Opc1),
                ("opc2", { } encoding) => field.Set(word, (uint)encoding.Opc2),
                ("CRn", { } encoding) => field.Set(word, (uint)encoding.CRn),
                ("CRm", { } encoding) => field.Set(word, (uint)encoding.CRm),
                ("coproc", null) => field.Set(word, 14 + (field.Get(word) & 1)),
                ("register_list", _) => field.Set(word, field.Get(word) & 0xff),
                _ when field.Name is "Rn" or "Rt" or "Rt2" or "Rd" or "Rm" or "Rs" && field.Width == 4 =>
                    field.Set(word, _random.Next(8) == 0 ? Math.Min(field.Get(word), Highest) : field.Get(word) & RegisterMask),
                _ => word,
            };
        }

        return word;
    }

    // What works on two registers that must not be the same, which text alone does not tell.
    private bool SharesRegisters(uint word)
    {
        Encoding row = _set.Find(word)!;
        int[] registers = [.. row.Pattern.Fields.Where(field => field.Name is "Rd" or "Rt" or "Rt2" or "Rn" && field.Width == 4).Select(field => (int)field.Get(word))];
        bool isPair = row.Operation is Operation.LoadExclusivePair or Operation.StoreExclusivePair or Operation.LoadDual or Operation.StoreDual;
        return (row.Class == InstructionClass.Synchronization && registers.Distinct().Count() != registers.Length)
            || (row.Operation == Operation.LoadDual && IsLoaded(row, word))
            || (row.Pattern.Find("RdLo") is { } low && row.Pattern.Find("RdHi") is { } high && low.Get(word) == high.Get(word))
            || (isPair && _set.Format == EncodingFormat.A32 && row.Pattern.Fields.Any(field => field.Name == "Rt" && (field.Get(word) & 1) != 0));
    }

    // Whether the register with the offset is loaded itself.
    private static bool IsLoaded(Encoding row, uint word) =>
        row.Pattern.Find("Rm") is { } rm && row.Pattern.Find("Rt") is { } rt && (rm.Get(word) | 1) == (rt.Get(word) | 1);

    private CoprocessorEncoding Coprocessor(bool isWide)
    {
        CoprocessorEncoding[][] groups = isWide ? _doublewords : _words;
        CoprocessorEncoding[] group = groups[_random.Next(groups.Length)];
        return group[_random.Next(group.Length)];
    }

    private bool IsPredictable(uint word)
    {
        if (SharesRegisters(word))
        {
            return false;
        }

        StringBuilder text = new();
        _set.Disassemble(word, new(ScenarioMachine.RamBase), text);
        AssembledProgram again = Assembler.Assemble(_set, text.ToString(), ScenarioMachine.RamBase, NoMacros);
        return again.Errors.Count == 0 && again.Bytes.Length == _set.LengthOf(word) && _set.Read(again.Bytes) == word;
    }
}
