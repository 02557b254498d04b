using System.Numerics;
using Conformance.Arm.Instructions;
using static Conformance.Tests.Arm.Execution.Pseudocode;

namespace Conformance.Tests.Arm.Execution;

internal sealed partial class PseudocodeMachine
{
    private void Immediate(Operation operation, Word w)
    {
        int width = w.Width;
        BigInteger addend = (BigInteger)w.Bits(21, 10) << (w.Bits(22, 22) * 12);
        BigInteger complement = UInt(~addend, width);
        switch (operation)
        {
            case Operation.Adr:
                SetX(w.D, _pc + SInt((w.Bits(23, 5) << 2) | w.Bits(30, 29), 21), 64);
                break;
            case Operation.Adrp:
                SetX(w.D, ((_pc >> 12) + SInt((w.Bits(23, 5) << 2) | w.Bits(30, 29), 21)) << 12, 64);
                break;
            case Operation.AddImmediate:
                SetXOrSp(w.D, AddWithCarry(XOrSp(w.N, width), addend, false, width).Result, width);
                break;
            case Operation.SubImmediate:
                SetXOrSp(w.D, AddWithCarry(XOrSp(w.N, width), complement, true, width).Result, width);
                break;
            case Operation.AddsImmediate:
                SetFlags(AddWithCarry(XOrSp(w.N, width), addend, false, width), w.D, width);
                break;
            case Operation.SubsImmediate:
                SetFlags(AddWithCarry(XOrSp(w.N, width), complement, true, width), w.D, width);
                break;
            case Operation.AndImmediate:
                SetXOrSp(w.D, X(w.N, width) & Masks(w).Wmask, width);
                break;
            case Operation.OrrImmediate:
                SetXOrSp(w.D, X(w.N, width) | Masks(w).Wmask, width);
                break;
            case Operation.EorImmediate:
                SetXOrSp(w.D, X(w.N, width) ^ Masks(w).Wmask, width);
                break;
            case Operation.AndsImmediate:
                SetLogicalFlags(X(w.N, width) & Masks(w).Wmask, w.D, width);
                break;
            case Operation.Movn or Operation.Movz or Operation.Movk:
                MoveWide(operation, w);
                break;
            case Operation.Sbfm or Operation.Bfm or Operation.Ubfm:
                Bitfield(operation, w);
                break;
            case Operation.Extr:
                SetX(w.D, ((X(w.N, width) << width) | X(w.M, width)) >> w.Bits(15, 10), width);
                break;
            default:
                throw new InvalidOperationException($"{operation} is not evaluated");
        }
    }

    private static (BigInteger Wmask, BigInteger Tmask) Masks(Word w) =>
        DecodeBitMasks(w.Bits(22, 22), w.Bits(15, 10), w.Bits(21, 16), w.Width);

    private void MoveWide(Operation operation, Word w)
    {
        int position = w.Bits(22, 21) * 16;
        BigInteger field = (BigInteger)w.Bits(20, 5) << position;
        SetX(
            w.D,
            operation switch
            {
                Operation.Movn => Ones(w.Width) ^ field,
                Operation.Movz => field,
                _ => (X(w.D, w.Width) & ~(Ones(16) << position)) | field,
            },
            w.Width);
    }

    private void Bitfield(Operation operation, Word w)
    {
        (BigInteger wmask, BigInteger tmask) = Masks(w);
        BigInteger destination = operation == Operation.Bfm ? X(w.D, w.Width) : 0;
        BigInteger source = X(w.N, w.Width);
        BigInteger bottom = (destination & ~wmask) | (Ror(source, w.Bits(21, 16), w.Width) & wmask);
        BigInteger top = operation switch
        {
            Operation.Sbfm => Bit(source, w.Bits(15, 10)) ? Ones(w.Width) : 0,
            _ => destination,
        };
        SetX(w.D, (top & ~tmask) | (bottom & tmask), w.Width);
    }
}
