using System.Buffers.Binary;
using System.Text;
using Conformance.Vmm.Wire;

namespace Conformance.Tests.Wire;

/// <summary>Content that no writer made, in an envelope that is right.</summary>
internal static class Tries
{
    /// <summary>The content with letters, version 2, length and checksum around it.</summary>
    public static byte[] Sealed(string magic, byte[] content)
    {
        byte[] bytes = new byte[9 + content.Length + 4];
        Encoding.ASCII.GetBytes(magic).CopyTo(bytes, 0);
        bytes[4] = 2;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), content.Length);
        content.CopyTo(bytes, 9);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(9 + content.Length), Crc32.Of(bytes.AsSpan(0, 9 + content.Length)));
        return bytes;
    }

    /// <summary>True unless the wrong exception comes out.</summary>
    public static bool ReadOrRefuse(Action read)
    {
        try
        {
            read();
        }
        catch (WireFormatException)
        {
        }

        return true;
    }
}
