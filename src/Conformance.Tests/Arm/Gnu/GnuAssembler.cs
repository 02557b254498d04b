using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>What GNU as makes of a line.</summary>
/// <param name="Word">The word.</param>
/// <param name="Error">Why it is refused, or null.</param>
internal readonly record struct GnuLine(uint Word, string? Error);

/// <summary>GNU as for one instruction set, linked at address 0.</summary>
internal sealed partial class GnuAssembler(InstructionSet instructionSet)
{
    private readonly GnuTool _as = new(instructionSet, "as");
    private readonly GnuTool _link = new(instructionSet, "ld");
    private readonly GnuTool _copy = new(instructionSet, "objcopy");

    private string Architecture => instructionSet.Format == EncodingFormat.A64 ? "-march=armv8.5-a" : "-march=armv8-a+crc";

    // No line of its own, so that line numbers in messages are those of the source.
    private string Header => instructionSet.Format switch
    {
        EncodingFormat.A32 => ".syntax unified; .arm; ",
        EncodingFormat.T32 => ".syntax unified; .thumb; ",
        _ => "",
    };

    // T32 instructions are of two lengths, so each line has a slot that holds both.
    private int Slot => instructionSet.Format == EncodingFormat.T32 ? 8 : 4;

    /// <summary>Where a line of many stands, with targets as distances from it.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="it">The IT block of one instruction that every line stands in, or none.</param>
    public PrintContext ContextOf(int index, ItState it = default)
    {
        ulong address = (ulong)((index * Slot) + (it.IsInBlock ? 2 : 0));

        // Addresses of AArch32 have 32 bits.
        return new(address, target => $".{(instructionSet.Format == EncodingFormat.A64 ? (long)(target - address) : (int)(target - address)):+0;-0}", it);
    }

    /// <summary>The bytes of a program.</summary>
    public byte[] Assemble(string source)
    {
        using ScratchFile text = new();
        using ScratchFile relocatable = new();
        File.WriteAllText(text.Name, Header + source);
        _as.Run([Architecture, "-o", relocatable.Name, text.Name], Nothing);
        return Link(relocatable.Name);
    }

    /// <summary>Each line by itself, at the address of its context.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="it">An IT instruction in front of each of them, which takes two bytes, or none.</param>
    public GnuLine[] AssembleLines(string[] lines, string it = "")
    {
        int offset = it.Length == 0 ? 0 : 2;
        string align = instructionSet.Format == EncodingFormat.T32 ? "; .p2align 3" : "";
        GnuLine[] result = new GnuLine[lines.Length];
        using ScratchFile text = new();
        using ScratchFile relocatable = new();

        // What is refused is left out of the second attempt, with an empty place instead.
        for (bool again = true; again;)
        {
            again = false;
            IEnumerable<string> source = lines.Select((line, i) => result[i].Error is null ? it + line + align : $".space {Slot}");
            File.WriteAllText(text.Name, Header + string.Join('\n', source) + "\n");
            if (_as.TryRun([Architecture, "-o", relocatable.Name, text.Name], Nothing, out string errors))
            {
                break;
            }

            // A refused line leaves its IT block open, which the next lines are refused for.
            foreach (Match error in Error().Matches(errors).Where(error => !Regex.IsMatch(error.Groups["message"].Value, "IT falling in the range|should be in IT block")))
            {
                int line = int.Parse(error.Groups["line"].Value, CultureInfo.InvariantCulture) - 1;
                result[line] = new(0, error.Groups["message"].Value);
                again = true;
            }

            Xunit.Assert.True(again, errors);
        }

        byte[] bytes = Link(relocatable.Name);
        for (int i = 0; i < lines.Length; i++)
        {
            result[i] = result[i].Error is null ? new(instructionSet.Read(bytes.AsSpan((i * Slot) + offset)), null) : result[i];
        }

        return result;
    }

    private byte[] Link(string relocatable)
    {
        using ScratchFile linked = new();
        using ScratchFile raw = new();
        _link.Run(["-Ttext=0", "-e", "0", "-o", linked.Name, relocatable], Nothing);
        _copy.Run(["-O", "binary", "-j", ".text", linked.Name, raw.Name], Nothing);
        return File.ReadAllBytes(raw.Name);
    }

    private static void Nothing(string line)
    {
    }

    [GeneratedRegex(@":(?<line>\d+): Error: (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
