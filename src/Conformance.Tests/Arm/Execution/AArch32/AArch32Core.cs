using Conformance.Arm.A32;
using Conformance.Arm.Assembly;
using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Arm.Instructions;
using Conformance.Arm.Memory;
using Conformance.Arm.Registers;
using Conformance.Arm.T32;
using Xunit;

namespace Conformance.Tests.Arm.Execution.AArch32;

/// <summary>A core whose EL1 uses AArch32, in Supervisor mode, with a program at the beginning of RAM.</summary>
internal sealed class AArch32Core
{
    public const ulong Base = 0x4000_0000;
    public const ulong Data = 0x4001_0000;
    private const ulong Svc = 0x1d3;
    private const ulong Thumb = 0x20;
    private const int RamSize = 0x2_0000;
    private static readonly Dictionary<string, string> NoMacros = [];

    public AArch32Core(string isa, string code, CpuModel? model = null)
    {
        InstructionSet set = isa == "a32" ? A32InstructionSet.Instance : T32InstructionSet.Instance;
        AssembledProgram program = Assembler.Assemble(set, code, Base, NoMacros);
        Assert.Equal([], program.Errors.Select(error => $"{error.Line}:{error.Column}: {error.Message}"));
        GuestMemory memory = new(Base, RamSize);
        memory.Reset(stageTwoEnabled: false);
        
        // What is tested is the architecture, which has an SPSR for each mode.
        Cpu = new(model ?? CpuModels.CortexA57Qemu with { KeepsSpsrApart = false }, memory);
        Cpu.Reset();
        program.Bytes.CopyTo(memory.Bytes, 0);
        Instructions = program.Statements.Count(statement => statement.IsInstruction);
        Cpu.ReturnFromEl2(Base, Svc | (isa == "a32" ? 0 : Thumb));
        Cpu[SystemRegister.VBAR_EL1] = Base + 0x8000;
        Cpu.SpEl0 = 0;
    }

    public Cpu Cpu { get; }

    public int Instructions { get; }

    /// <summary>Runs a number of instructions, all of the program without it.</summary>
    public CpuStop Run(int? instructions = null)
    {
        long budget = instructions ?? Instructions;
        return Cpu.Run(ref budget);
    }

    /// <summary>A register of the current mode.</summary>
    public uint R(int n) => (uint)Cpu.X[AArch32Modes.Find(Cpu.Pstate)!.Map(n)];

    public void SetR(int n, uint value) => Cpu.X[AArch32Modes.Find(Cpu.Pstate)!.Map(n)] = value;

    public uint Word(ulong address) => BitConverter.ToUInt32(Cpu.Memory.Bytes, (int)(address - Base));

    public void SetWord(ulong address, uint value) => BitConverter.TryWriteBytes(Cpu.Memory.Bytes.AsSpan((int)(address - Base)), value);
}
