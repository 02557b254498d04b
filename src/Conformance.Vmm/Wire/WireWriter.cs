using System.Buffers.Binary;
using System.Text;

namespace Conformance.Vmm.Wire;

/// <summary>Writes values one after the other: numbers as LEB128 or little endian, texts and blocks with their length before them.</summary>
internal sealed class WireWriter
{
    private const int PayloadBits = 7;
    private const byte More = 0x80;

    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Byte(byte value) => Take(1)[0] = value;

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Eight bytes, little endian: for values that are rarely small.</summary>
    public void Fixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    /// <summary>One to ten bytes: for values that are often small.</summary>
    public void Number(ulong value)
    {
        while (value >= More)
        {
            Byte((byte)(value | More));
            value >>= PayloadBits;
        }

        Byte((byte)value);
    }

    public void Block(ReadOnlySpan<byte> bytes)
    {
        Number((ulong)bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    public void Text(string text) => Block(Encoding.UTF8.GetBytes(text));

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
