using Conformance.Arm.Instructions;
using Gee.External.Capstone;
using Gee.External.Capstone.Arm;
using Gee.External.Capstone.Arm64;

namespace Conformance.Tests.Arm;

/// <summary>Capstone over words of one instruction set, each as far behind the one before as every word has room for.</summary>
internal static class CapstoneTool
{
    /// <summary>Bytes between two words.</summary>
    public const int Slot = 4;

    /// <summary>The text of each word, or null where Capstone does not know it.</summary>
    public static string?[] Disassemble(InstructionSet instructionSet, uint[] words)
    {
        if (instructionSet.Format == EncodingFormat.A64)
        {
            using CapstoneArm64Disassembler arm64 = CapstoneDisassembler.CreateArm64Disassembler(Arm64DisassembleMode.LittleEndian);
            return [.. words.Select((word, i) => arm64.Disassemble(Bytes(instructionSet, word), i * Slot) is [var only] ? $"{only.Mnemonic} {only.Operand}".Trim() : null)];
        }

        // One word at a time: inside an IT block Capstone would write conditions.
        ArmDisassembleMode mode = instructionSet.Format == EncodingFormat.A32 ? ArmDisassembleMode.Arm : ArmDisassembleMode.Thumb;
        using CapstoneArmDisassembler arm = CapstoneDisassembler.CreateArmDisassembler(mode | ArmDisassembleMode.V8);
        string?[] texts = new string?[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            texts[i] = arm.Disassemble(Bytes(instructionSet, words[i]), i * Slot) is [var only] ? $"{only.Mnemonic} {only.Operand}".Trim() : null;

            // It remembers the IT block that a word begins; the longest one is over after four instructions.
            for (int left = instructionSet.ItAfter(words[i], default).IsInBlock ? 4 : 0; left > 0; left--)
            {
                arm.Disassemble(Bytes(instructionSet, instructionSet.Nop), i * Slot);
            }
        }

        return texts;
    }

    private static byte[] Bytes(InstructionSet instructionSet, uint word)
    {
        byte[] bytes = new byte[instructionSet.LengthOf(word)];
        instructionSet.Write(word, bytes);
        return bytes;
    }
}
