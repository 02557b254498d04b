using System.Buffers.Binary;

namespace Conformance.Vmm.Wire;

/// <summary>
/// What is put around coded bytes: four letters that say what they are, the version of their form, their length, and a
/// checksum of it all. Numbers are little endian.
/// </summary>
internal static class Envelope
{
    // Raised when the form of anything inside changes: an agent of another build is then refused instead of misread.
    private const byte Version = 3;

    private const int MagicLength = 4;
    private const int HeaderLength = MagicLength + 1 + sizeof(uint);
    private const int ChecksumLength = sizeof(uint);

    public static byte[] Seal(ReadOnlySpan<byte> magic, ReadOnlySpan<byte> payload)
    {
        byte[] bytes = new byte[HeaderLength + payload.Length + ChecksumLength];
        magic.CopyTo(bytes);
        bytes[MagicLength] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(MagicLength + 1), (uint)payload.Length);
        payload.CopyTo(bytes.AsSpan(HeaderLength));
        int end = HeaderLength + payload.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(end), Crc32.Of(bytes.AsSpan(0, end)));
        return bytes;
    }

    /// <summary>The payload of the only envelope in the bytes.</summary>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> magic, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> payload = OpenFirst(magic, ref bytes);
        return bytes.IsEmpty ? payload : throw new WireFormatException($"{bytes.Length} bytes follow");
    }

    /// <summary>The payload of the first envelope in the bytes, which are moved past it.</summary>
    public static ReadOnlySpan<byte> OpenFirst(scoped ReadOnlySpan<byte> magic, scoped ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength + ChecksumLength)
        {
            throw new WireFormatException($"{bytes.Length} bytes are too few");
        }

        if (!bytes.StartsWith(magic))
        {
            throw new WireFormatException("these bytes are something else");
        }

        if (bytes[MagicLength] != Version)
        {
            throw new WireFormatException($"version {bytes[MagicLength]} where {Version} is expected");
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(MagicLength + 1)..]);
        if (length > bytes.Length - HeaderLength - ChecksumLength)
        {
            throw new WireFormatException($"{length} bytes of content are announced, and {bytes.Length} bytes are there in all");
        }

        int end = HeaderLength + (int)length;
        if (Crc32.Of(bytes[..end]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[end..]))
        {
            throw new WireFormatException("the checksum is wrong");
        }

        ReadOnlySpan<byte> payload = bytes[HeaderLength..end];
        bytes = bytes[(end + ChecksumLength)..];
        return payload;
    }
}
