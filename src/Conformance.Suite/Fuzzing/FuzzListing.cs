using System.Text;
using Conformance.Arm.Assembly;
using Conformance.Arm.Registers;
using Conformance.Arm.Instructions;
using Conformance.Arm.Syntax;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>The program of a case as lines of assembly.</summary>
internal static class FuzzListing
{
    private const int LabelWidth = 8;

    private static readonly IReadOnlyDictionary<string, string> NoMacros = new Dictionary<string, string>();

    /// <summary>The lines, with a label where a branch goes or a breakpoint is planted.</summary>
    public static IReadOnlyList<string> Of(FuzzCase source)
    {
        // The assembler holds a block to what its IT says, and random code does not: it may end, or jump, in the middle of one.
        IReadOnlyList<string> lines = Lines(source, spellsBlocks: true);
        return source.Isa != GuestIsa.T32 || Assembles(source, lines) ? lines : Lines(source, spellsBlocks: false);
    }

    private static bool Assembles(FuzzCase source, IReadOnlyList<string> lines) => Assembler.Assemble(
        InstructionSets.Of(source.Isa), string.Join('\n', lines), ScenarioMachine.RamBase, Macros.For(source.Machine, source.Isa)).Errors.Count == 0;

    private static List<string> Lines(FuzzCase source, bool spellsBlocks)
    {
        List<Word> code = Code(source, spellsBlocks);
        List<List<Word>> vectors = Vectors(source);
        Word[] all = [.. code, .. vectors.SelectMany(vector => vector)];
        HashSet<ulong> targets = [];
        foreach (Word word in all)
        {
            word.Line(target =>
            {
                targets.Add(target);
                return null;
            });
        }

        targets.IntersectWith(all.Select(word => word.Address));
        targets.UnionWith(source.Planted.Select(word => FuzzProgram.AddressOf(source, word)));

        // The first line of a block sets its indentation, and lines with a label begin further left than those without.
        targets.Add(ScenarioMachine.RamBase);
        List<string> lines = [.. code.Select(word => Labelled(word, targets)), Unlabelled("done")];
        for (int slot = 0; slot < vectors.Count; slot++)
        {
            lines.Add(Unlabelled($".balign 0x{(slot == 0 ? FuzzProgram.OwnVectorsOffset : ScenarioMachine.VectorStride):x}"));
            if (vectors[slot].Count == 0)
            {
                // An alignment pads from where it stands, and there has to be something to pad from.
                lines.Add(Unlabelled("nop"));
            }

            lines.AddRange(vectors[slot].Select(word => Labelled(word, targets)));
        }

        return lines;
    }

    /// <summary>The label of an address.</summary>
    public static string Label(ulong address) => address == ScenarioMachine.RamBase ? "start" : $"at_{address - ScenarioMachine.RamBase:x}";

    private static List<Word> Code(FuzzCase source, bool spellsBlocks)
    {
        InstructionSet set = InstructionSets.Of(source.Isa);
        ulong address = ScenarioMachine.RamBase;
        ItState it = default;
        List<Word> words = [];
        foreach (uint value in source.Code)
        {
            bool isOfBlock = it.IsInBlock || set.ItAfter(value, it).IsInBlock;
            words.Add(new(set, address, value, it, isOfBlock && !spellsBlocks));
            address += (ulong)set.LengthOf(value);
            it = set.ItAfter(value, it);
        }

        return words;
    }

    private static List<List<Word>> Vectors(FuzzCase source)
    {
        // To the assembler, what is of another instruction set than the program is data.
        GuestIsa isa = source.IsEl1AArch32 ? GuestIsa.A32 : GuestIsa.A64;
        InstructionSet? set = source.Isa == isa ? InstructionSets.Of(isa) : null;
        return
        [
            .. source.Vectors.Select((vector, slot) => vector.Select((value, i) =>
                new Word(set, FuzzProgram.OwnVectors + (ulong)((slot * ScenarioMachine.VectorStride) + (i * sizeof(uint))), value, default)).ToList()),
        ];
    }

    private static string Labelled(Word word, HashSet<ulong> targets) =>
        (targets.Contains(word.Address) ? Label(word.Address) + ":" : "").PadRight(LabelWidth)
        + word.Line(target => targets.Contains(target) ? Label(target) : null);

    private static string Unlabelled(string line) => line.PadLeft(LabelWidth + line.Length);

    // An instruction at its place; without an instruction set, a number.
    private readonly record struct Word(InstructionSet? Set, ulong Address, uint Value, ItState It, bool IsNumber = false)
    {
        /// <summary>The line: what does not assemble to the same word again, or has no text, is given as a number.</summary>
        public string Line(Func<ulong, string?> nameOf)
        {
            if (Set is null)
            {
                return $".word 0x{Value:x8}";
            }

            string number = Set.LengthOf(Value) == 2 ? $".inst.n 0x{Value >> 16:x4}" : Set.Format == EncodingFormat.T32 ? $".inst.w 0x{Value:x8}" : $".inst 0x{Value:x8}";
            if (IsNumber || Set.Find(Value) is null)
            {
                return number;
            }

            string plain = Text(null);
            string block = BlockBefore();
            AssembledProgram again = Assembler.Assemble(Set, block + plain, Address - (block.Length == 0 ? 0UL : 2), NoMacros);
            ReadOnlySpan<byte> bytes = again.Errors.Count > 0 ? [] : again.Bytes.AsSpan(block.Length == 0 ? 0 : 2);
            return bytes.Length == Set.LengthOf(Value) && Set.Read(bytes) == Value ? Text(nameOf) : number;
        }

        // The IT that puts the instruction alone into a block under the same condition.
        private string BlockBefore()
        {
            if (!It.IsInBlock)
            {
                return "";
            }

            StringBuilder text = new();
            Set!.Disassemble(0xbf08_0000 | ((uint)It.Condition << 20), new(Address), text);
            return text.Append('\n').ToString();
        }

        private string Text(Func<ulong, string?>? nameOf)
        {
            StringBuilder text = new();
            Set!.Disassemble(Value, new(Address, nameOf, It), text);
            return text.ToString();
        }
    }
}
