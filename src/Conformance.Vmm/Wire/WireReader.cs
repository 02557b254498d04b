using System.Buffers.Binary;
using System.Text;

namespace Conformance.Vmm.Wire;

/// <summary>Reads what a <see cref="WireWriter"/> wrote. Every length is checked before anything is allocated.</summary>
/// <exception cref="WireFormatException">Of every member: the bytes end too early, or hold no such value.</exception>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private const int PayloadBits = 7;
    private const byte More = 0x80;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Take(1)[0];

    public bool Flag()
    {
        byte value = Byte();
        return value <= 1 ? value != 0 : throw new WireFormatException($"{value} where 0 or 1 is expected");
    }

    /// <summary>A byte that must be a value of an enumeration.</summary>
    public T Known<T>()
        where T : struct, Enum
    {
        byte value = Byte();
        T known = (T)Enum.ToObject(typeof(T), value);
        return Enum.IsDefined(known) ? known : throw new WireFormatException($"{typeof(T).Name} {value} is not known");
    }

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += PayloadBits)
        {
            byte next = Byte();
            ulong bits = (ulong)(next & ~More);

            // The tenth byte has room for one bit; more would be lost silently.
            if (shift > 63 || (bits << shift) >> shift != bits)
            {
                throw new WireFormatException("a number has more than 64 bits");
            }

            value |= bits << shift;
            if ((next & More) == 0)
            {
                return value;
            }
        }
    }

    public uint Number32()
    {
        ulong value = Number();
        return value <= uint.MaxValue ? (uint)value : throw new WireFormatException($"{value} where 32 bits are expected");
    }

    public int Int()
    {
        ulong value = Number();
        return value <= int.MaxValue ? (int)value : throw new WireFormatException($"{value} where at most {int.MaxValue} is expected");
    }

    /// <summary>How many elements follow, each of which takes a byte at least.</summary>
    public int Count()
    {
        int count = Int();
        return count <= _rest.Length ? count : throw new WireFormatException($"{count} elements in {_rest.Length} bytes");
    }

    public byte[] Block() => Take(Count()).ToArray();

    public string Text()
    {
        try
        {
            return Utf8.GetString(Take(Count()));
        }
        catch (DecoderFallbackException e)
        {
            throw new WireFormatException("a text is not UTF-8", e);
        }
    }

    /// <summary>Nothing may be left: more bytes mean that writer and reader do not agree.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new WireFormatException($"{_rest.Length} bytes are left over");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new WireFormatException($"{count} bytes are expected, {_rest.Length} are there");
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
