using System.Numerics;
using Conformance.Arm.Instructions;
using static Conformance.Tests.Arm.Execution.Pseudocode;

namespace Conformance.Tests.Arm.Execution;

/// <summary>Data processing evaluated from the manual's pseudocode, without the reference core's arithmetic.</summary>
internal sealed partial class PseudocodeMachine
{
    private readonly BigInteger[] _x = new BigInteger[31];
    private BigInteger _sp;
    private BigInteger _pc;

    /// <summary>Starts with these registers; the last one is sp.</summary>
    public PseudocodeMachine(ReadOnlySpan<ulong> registers, int nzcv, ulong pc)
    {
        for (int i = 0; i < 31; i++)
        {
            _x[i] = registers[i];
        }

        _sp = registers[31];
        _pc = pc;
        Nzcv = nzcv;
    }

    /// <summary>N, Z, C and V as bits 3:0.</summary>
    public int Nzcv { get; private set; }

    /// <summary>x0 to x30, and sp.</summary>
    public ulong[] Registers => [.. _x.Select(value => (ulong)value), (ulong)_sp];

    /// <summary>Executes one instruction.</summary>
    public void Execute(Operation operation, uint word)
    {
        Word w = new(word);
        if (operation is >= Operation.Adr and <= Operation.Extr)
        {
            Immediate(operation, w);
        }
        else
        {
            Register(operation, w);
        }

        _pc += 4;
    }

    private BigInteger X(int index, int width) => index == 31 ? 0 : UInt(_x[index], width);

    private BigInteger XOrSp(int index, int width) => index == 31 ? UInt(_sp, width) : X(index, width);

    // A W register is written with zeros above.
    private void SetX(int index, BigInteger value, int width)
    {
        if (index != 31)
        {
            _x[index] = UInt(value, width);
        }
    }

    private void SetXOrSp(int index, BigInteger value, int width)
    {
        if (index == 31)
        {
            _sp = UInt(value, width);
        }
        else
        {
            SetX(index, value, width);
        }
    }

    private void SetFlags((BigInteger Result, int Nzcv) sum, int d, int width)
    {
        Nzcv = sum.Nzcv;
        SetX(d, sum.Result, width);
    }

    private void SetLogicalFlags(BigInteger result, int d, int width)
    {
        Nzcv = Flags(UInt(result, width), width);
        SetX(d, result, width);
    }

    /// <summary>The bits of an instruction.</summary>
    private readonly record struct Word(uint Value)
    {
        public int Width => Bits(31, 31) != 0 ? 64 : 32;

        public int D => Bits(4, 0);

        public int N => Bits(9, 5);

        public int M => Bits(20, 16);

        public int A => Bits(14, 10);

        public int Bits(int high, int low) => (int)((Value >> low) & ((1UL << (high - low + 1)) - 1));
    }
}
