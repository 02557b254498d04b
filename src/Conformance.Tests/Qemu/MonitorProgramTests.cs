using System.Runtime.InteropServices;
using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Assembly;
using Conformance.Arm.Registers;
using Conformance.Qemu.Monitor;
using Conformance.Tests.Arm.Gnu;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>The monitor is what its text says, by the judgement of GNU's tools.</summary>
public sealed class MonitorProgramTests
{
    private const uint Msr = 0xd510_0000;

    private static readonly AssembledProgram Program = MonitorProgram.Assemble();

    [Fact]
    public void It_assembles_without_mistakes() => Assert.Empty(Program.Errors);

    [Fact]
    public void GNU_as_makes_the_same_bytes_of_it()
    {
        string source = string.Join('\n', MonitorProgram.Source.Split('\n').Select(line => MonitorProgram.Words.GetValueOrDefault(line.Trim(), line)));

        Assert.Equal(Convert.ToHexString(new GnuAssembler(A64InstructionSet.Instance).Assemble(source)), Convert.ToHexString(Program.Bytes));
    }

    [Fact]
    public void Its_listing_is_objdumps()
    {
        uint[] words = [.. MemoryMarshal.Cast<byte, uint>(Program.Bytes.AsSpan(0, Program.Bytes.Length & ~3))];
        string[] theirs = new GnuDisassembler(A64InstructionSet.Instance).Disassemble(words);
        int[] instructions = [.. Program.Statements.Where(statement => statement.IsInstruction).Select(statement => (int)(statement.Address - Program.Origin) / 4)];
        StringBuilder ours = new();

        Assert.True(instructions.Length > 500);
        Assert.All(instructions, at =>
        {
            ours.Clear();
            A64InstructionSet.Instance.Disassemble(words[at], new((ulong)at * 4), ours);
            Assert.Equal(theirs[at], ours.ToString());
        });
    }

    // What a guest can write and the monitor does not would be seen by the scenario after it.
    [Fact]
    public void Every_register_that_a_guest_can_write_is_written()
    {
        HashSet<uint> written = [.. MemoryMarshal.Cast<byte, uint>(Program.Bytes.AsSpan(0, Program.Bytes.Length & ~3)).ToArray().Select(word => word & ~0x1fU)];
        SystemRegisterInfo[] registers =
        [
            .. SystemRegisterTable.All.Where(row => row.MinimumEl < 2 && (row.Directions & Directions.Write) != 0
                && row.Register is not (SystemRegister.NZCV or SystemRegister.DAIF or SystemRegister.SPSel)),
        ];

        Assert.True(registers.Length > 150);
        Assert.All(registers, row => Assert.Contains(Msr | ((uint)(row.Encoding.Packed & 0x7fff) << 5), written));
    }
}
