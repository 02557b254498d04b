using System.Buffers.Binary;
using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Arm.Instructions;
using Conformance.Arm.Memory;
using CsCheck;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm.Execution;

public sealed class DataProcessingTests
{
    private const ulong Base = 0x4000_0000;

    private static readonly Encoding[] Rows =
        [.. A64InstructionSet.Instance.Encodings.Where(row => row.Class is InstructionClass.DataProcessingImmediate or InstructionClass.DataProcessingRegister)];

    // Values where carries, overflows and signs change.
    private static readonly ulong[] Edges =
        [0, 1, 2, 31, 32, 63, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000, long.MaxValue, 1UL << 63, ulong.MaxValue, 0xffff_ffff_8000_0000];

    private static readonly Gen<ulong[]> Registers =
        Gen.Frequency((1, Gen.OneOf(Edges)), (1, Gen.ULong)).Array[32];

    private static readonly Gen<uint> Instructions =
        from row in Gen.OneOf(Rows)
        from word in Gen.UInt.Select(bits => (bits & ~row.Pattern.Mask) | row.Pattern.Region.Value)
        where row.Matches(word)
        select word;

    private static readonly Gen<(ulong[] Registers, int Nzcv, uint[] Program)> Cases = Gen.Select(Registers, Gen.Int[0, 15], Instructions.Array[1, 24]);

    [Fact]
    public void Random_programs_compute_what_the_pseudocode_says() =>
        Cases.Sample(one => Run(one.Registers, one.Nzcv, one.Program), iter: 20_000, print: one => Describe(one.Registers, one.Nzcv, one.Program));

    [Fact]
    public void Every_row_computes_what_the_pseudocode_says()
    {
        Random random = new(7);
        foreach (Encoding row in Rows)
        {
            foreach (uint word in RowWords.Of(row, 512))
            {
                ulong[] registers = new ulong[32];
                foreach (ref ulong register in registers.AsSpan())
                {
                    register = random.Next(2) == 0 ? Edges[random.Next(Edges.Length)] : (ulong)random.NextInt64(long.MinValue, long.MaxValue);
                }

                int nzcv = random.Next(16);
                Assert.True(Run(registers, nzcv, [word]), Describe(registers, nzcv, [word]));
            }
        }
    }

    private static bool Run(ulong[] registers, int nzcv, uint[] program)
    {
        Cpu cpu = OnCore(registers, nzcv, program);
        PseudocodeMachine expected = ByPseudocode(registers, nzcv, program);
        return cpu.Pc == Base + ((ulong)program.Length * 4)
            && (int)(cpu.Pstate >> 28) == expected.Nzcv
            && (ulong[])[.. cpu.X, cpu.SpEl1] is { } actual
            && actual.AsSpan().SequenceEqual(expected.Registers);
    }

    private static Cpu OnCore(ulong[] registers, int nzcv, uint[] program)
    {
        GuestMemory memory = new(Base, GuestMemory.PageSize);
        memory.Reset(false);
        for (int i = 0; i < program.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(memory.Bytes.AsSpan(i * 4), program[i]);
        }

        Cpu cpu = new(CpuModels.CortexA57Qemu, memory);
        cpu.Reset();
        registers.AsSpan(0, 31).CopyTo(cpu.X);
        cpu.SpEl1 = registers[31];
        cpu.Pc = Base;
        cpu.Pstate = 0x3c5 | ((ulong)nzcv << 28);
        long budget = program.Length;
        cpu.Run(ref budget);
        return cpu;
    }

    private static PseudocodeMachine ByPseudocode(ulong[] registers, int nzcv, uint[] program)
    {
        PseudocodeMachine machine = new(registers, nzcv, Base);
        foreach (uint word in program)
        {
            machine.Execute(A64InstructionSet.Instance.Find(word)!.Operation, word);
        }

        return machine;
    }

    private static string Describe(ulong[] registers, int nzcv, uint[] program)
    {
        Cpu cpu = OnCore(registers, nzcv, program);
        PseudocodeMachine expected = ByPseudocode(registers, nzcv, program);
        StringBuilder text = new();
        foreach (uint word in program)
        {
            A64InstructionSet.Instance.Disassemble(word, new(Base), text);
            text.AppendLine($" (0x{word:x8})");
        }

        text.AppendLine($"nzcv before {nzcv}, pseudocode {expected.Nzcv}, core {cpu.Pstate >> 28}");
        for (int i = 0; i < 32; i++)
        {
            text.AppendLine($"{(i == 31 ? "sp" : $"x{i}")} before 0x{registers[i]:x}, pseudocode 0x{expected.Registers[i]:x}, core 0x{(i == 31 ? cpu.SpEl1 : cpu.X[i]):x}");
        }

        return text.ToString();
    }
}
