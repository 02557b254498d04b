using System.IO.Compression;
using System.Security.Cryptography;

namespace Conformance.Qemu.Booting;

/// <summary>A kernel image that was looked at: QEMU would start anything, and then stay silent.</summary>
public sealed class KernelImage
{
    private const int MagicOffset = 0x38;
    private const int X86MagicOffset = 0x202;
    private const int HeaderLength = 0x206;

    private KernelImage(string path, byte[] content, bool isCompressed)
    {
        Path = path;
        IsCompressed = isCompressed;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether it is an Image.gz; QEMU unpacks it by itself.</summary>
    public bool IsCompressed { get; }

    /// <summary>SHA-256 of the file, 64 lower-case hex digits.</summary>
    public string Sha256 { get; }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="EnvironmentException">It is not there, or not what QEMU can boot.</exception>
    public static KernelImage Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new EnvironmentException($"there is no kernel image {path}");
        }

        byte[] content = File.ReadAllBytes(path);
        bool isCompressed = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);
        byte[] header = isCompressed ? Unpack(path, content) : content;
        if (IsAt(header, X86MagicOffset, "HdrS"u8))
        {
            throw new EnvironmentException($"{path} is a kernel for x86; an arm64 Image is needed");
        }

        return IsAt(header, MagicOffset, "ARM\x64"u8)
            ? new(path, content, isCompressed)
            : throw new EnvironmentException($"{path} is no arm64 kernel: give the file arch/arm64/boot/Image or Image.gz of a build");
    }

    private static bool IsAt(byte[] content, int offset, ReadOnlySpan<byte> magic) =>
        content.Length >= offset + magic.Length && content.AsSpan(offset).StartsWith(magic);

    private static byte[] Unpack(string path, byte[] content)
    {
        byte[] header = new byte[HeaderLength];
        try
        {
            using GZipStream unpacked = new(new MemoryStream(content), CompressionMode.Decompress);
            int length = unpacked.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
            return header[..length];
        }
        catch (InvalidDataException e)
        {
            throw new EnvironmentException($"{path} begins like a gzip file, and cannot be unpacked", e);
        }
    }
}
