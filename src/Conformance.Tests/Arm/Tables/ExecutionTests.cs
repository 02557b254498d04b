using System.Buffers.Binary;
using System.Collections.Frozen;
using Conformance.Arm.A64;
using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Arm.Instructions;
using Conformance.Arm.Memory;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

public sealed class ExecutionTests
{
    private const ulong Base = 0x4000_0000;
    private const uint SomeRegister = 3;

    // The architecture makes these UNDEFINED at EL1 outside Debug state.
    private static readonly FrozenSet<Operation> Undefined = new[] { Operation.Udf, Operation.Hlt, Operation.Dcps }.ToFrozenSet();

    private static readonly CpuModel EveryFeature = CpuModels.CortexA57Qemu with
    {
        Features = Enum.GetValues<ArmFeature>().ToFrozenSet(),
        NotImplemented = FrozenSet<SystemRegister>.Empty,
        HasTidcp = true,
    };

    [Fact]
    public void The_loop_executes_one_instruction_of_every_row()
    {
        List<string> wrong = [];
        foreach (Encoding row in A64InstructionSet.Instance.Encodings)
        {
            if (IsUndefined(Typical(row)) != Undefined.Contains(row.Operation))
            {
                wrong.Add(row.Syntax.Text);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void An_instruction_of_a_missing_extension_is_undefined() =>
        Assert.True(IsUndefined(0xf8bf_c020, CpuModels.CortexA57Qemu with { Features = FrozenSet<ArmFeature>.Empty }));

    // A word without surprises: even registers that differ, and registers and operations that exist at EL1.
    private static uint Typical(Encoding row) => row.Operation switch
    {
        Operation.Mrs or Operation.MsrRegister => row.Pattern.Field("systemreg").Set(row.Pattern.Value, SystemRegisterTable.Row(SystemRegister.TPIDR_EL1).Encoding.Packed),
        Operation.Sys => 0xd508_751f,
        Operation.Sysl => row.Pattern.Value | (15 << 12),
        _ => RowWords.Of(row, 4096).OrderBy(word => Penalty(row, word)).First(),
    };

    private static int Penalty(Encoding row, uint word)
    {
        uint Register(string name) => row.Pattern.Find(name)?.Get(word) ?? SomeRegister;
        uint[] registers = [Register("Rd"), Register("Rt"), Register("Rt2"), Register("Rn"), Register("Rm"), Register("Rs")];
        return registers.Count(register => register == 31) + registers.Length - registers.Distinct().Count();
    }

    private static bool IsUndefined(uint word, CpuModel? model = null)
    {
        GuestMemory memory = new(Base, 0x2_0000);
        memory.Reset(false);
        BinaryPrimitives.WriteUInt32LittleEndian(memory.Bytes, word);
        DecisionLog log = new();
        Cpu cpu = new(model ?? EveryFeature, memory) { Decisions = log };
        cpu.Reset();
        cpu.Pc = Base;
        cpu.Pstate = 0x3c5;
        for (int i = 0; i < 31; i++)
        {
            cpu.X[i] = Base + 0x1_0000;
        }

        cpu.SpEl0 = Base + 0x1_0000;
        cpu.SpEl1 = Base + 0x1_0000;
        cpu[SystemRegister.VBAR_EL1] = Base + 0x8000;

        // SYSL has no architected operation; with the trap it is seen to have been executed.
        cpu.HcrEl2 = HcrEl2.TIDCP.Mask;
        long budget = 1;
        cpu.Run(ref budget);
        return log.Entries.Any(entry => entry.Rule == RuleId.UndefinedInstruction);
    }
}
