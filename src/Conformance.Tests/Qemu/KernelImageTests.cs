using System.IO.Compression;
using System.Text;
using Conformance.Qemu;
using Conformance.Qemu.Booting;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>Files that QEMU would start and never return from are refused, with what to give instead.</summary>
public sealed class KernelImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<byte[], string> Others => new()
    {
        { [], "is no arm64 kernel" },
        { Encoding.ASCII.GetBytes("this is a text\n"), "is no arm64 kernel" },
        { With(0x202, "HdrS"), "is a kernel for x86" },
        { Packed(With(0x202, "HdrS")), "is a kernel for x86" },
        { Packed([1, 2, 3]), "is no arm64 kernel" },
        { [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 0xff, 0xff, 0xff], "cannot be unpacked" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_arm64_kernel_is_refused(byte[] content, string message) =>
        Assert.Contains(message, Assert.Throws<EnvironmentException>(() => KernelImage.Open(Write(content))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_image_is_taken_packed_or_not()
    {
        Assert.False(KernelImage.Open(Write(With(0x38, "ARMd"))).IsCompressed);
        KernelImage packed = KernelImage.Open(Write(Packed(With(0x38, "ARMd"))));
        Assert.True(packed.IsCompressed);
        Assert.Equal(64, packed.Sha256.Length);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("there is no kernel image", Assert.Throws<EnvironmentException>(() => KernelImage.Open(Path.Combine(_folder.Root, "none"))).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private string Write(byte[] content)
    {
        string path = Path.Combine(_folder.Root, "image");
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] With(int offset, string magic)
    {
        byte[] content = new byte[0x400];
        Encoding.ASCII.GetBytes(magic).CopyTo(content, offset);
        return content;
    }

    private static byte[] Packed(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
