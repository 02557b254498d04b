using System.Runtime.InteropServices;
using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Assembly;
using Conformance.Arm.Instructions;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm.Gnu;

public sealed class AssemblyAgreementTests
{
    private const int WordsPerForm = 64;
    private static readonly InstructionSet Set = A64InstructionSet.Instance;

    public static TheoryData<InstructionClass> Classes => [.. Enum.GetValues<InstructionClass>()];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Rows_assemble_to_the_same_bytes(InstructionClass @class) =>
        Compare(from row in Set.Encodings where row.Class == @class from word in RowWords.Of(row, WordsPerForm) select (row, word));

    [Fact]
    public void Aliases_assemble_to_the_same_bytes() =>
        Compare(from alias in Set.Aliases
                from word in RowWords.Of(alias, WordsPerForm)
                let row = Set.Find(word)
                where row is not null
                select (row, word));

    private static void Compare(IEnumerable<(Encoding Row, uint Word)> samples)
    {
        List<string> lines = [];
        StringBuilder text = new();
        foreach ((Encoding row, uint word) in samples.Where(sample => IsWritable(sample.Row, sample.Word)))
        {
            // Both spellings: the preferred one, and the row's own where an alias hides it.
            text.Clear();
            Set.Disassemble(word, new((ulong)lines.Count * 4, target => Relative(target, lines.Count)), text);
            lines.Add(text.ToString());
            text.Clear();
            row.Syntax.Print(word, new((ulong)lines.Count * 4, target => Relative(target, lines.Count)), text);
            lines.Add(text.ToString());
        }

        string source = string.Join('\n', lines) + "\n";
        uint[] theirs = GnuAssembler.Words(source);
        List<string> wrong = [];
        for (int i = 0; i < lines.Count; i++)
        {
            AssembledProgram ours = Assembler.AssembleA64(lines[i], (ulong)i * 4, new Dictionary<string, string>());
            uint word = ours.Errors.Count == 0 ? MemoryMarshal.Read<uint>(ours.Bytes) : 0;
            if (word != theirs[i])
            {
                wrong.Add($"'{lines[i]}': ours 0x{word:x8} {string.Join(' ', ours.Errors.Select(error => error.Message))}, GNU 0x{theirs[i]:x8}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lines.Count} lines differ\n{string.Join('\n', wrong.Take(20))}");
    }

    private static string Relative(ulong target, int line) => $".{(long)target - (line * 4L):+0;-0}";

    // What GNU as refuses although the word exists.
    private static bool IsWritable(Encoding row, uint word) => row.Operation switch
    {
        // Only 0 and 1 select a stack pointer.
        Operation.MsrImmediate when row.Syntax.Text.Contains("spsel", StringComparison.Ordinal) => row.Pattern.Field("CRm").Get(word) <= 1,
        _ => true,
    };
}
