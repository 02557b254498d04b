using System.Diagnostics;
using System.Text;
using Conformance.Qemu.Initramfs;
using Conformance.Tests.Traces;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>The archive is one that the kernel, and cpio, can unpack.</summary>
public sealed class NewcWriterTests
{
    [Fact]
    public void Cpio_finds_what_was_put_in()
    {
        if (!File.Exists("/usr/bin/cpio") && !File.Exists("/bin/cpio"))
        {
            Assert.Skip("cpio is missing; install the package cpio");
        }

        using TemporaryFolder folder = new();
        byte[] content = [.. Enumerable.Range(0, 1001).Select(i => (byte)i)];
        NewcWriter archive = new();
        archive.AddDirectory("dev");
        archive.AddFile("init", content, isExecutable: true);
        archive.AddFile("dev/empty", []);
        archive.AddFile("odd", "abc"u8);
        string file = Path.Combine(folder.Root, "archive.cpio");
        File.WriteAllBytes(file, archive.Finish());

        ProcessStartInfo start = new("/bin/sh", ["-c", "cpio -idv < archive.cpio && test -x init && test ! -x odd"]) { WorkingDirectory = folder.Root, RedirectStandardError = true };
        using Process cpio = Process.Start(start)!;
        string names = cpio.StandardError.ReadToEnd();
        cpio.WaitForExit();

        Assert.Equal(0, cpio.ExitCode);
        Assert.Equal(["dev", "init", "dev/empty", "odd"], names.Split('\n').Take(4));
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder.Root, "init")));
        Assert.Empty(File.ReadAllBytes(Path.Combine(folder.Root, "dev", "empty")));
        Assert.Equal("abc", File.ReadAllText(Path.Combine(folder.Root, "odd")));
    }

    [Fact]
    public void Every_member_begins_at_a_multiple_of_four() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 20], Gen.Byte.Array[0, 50]).Array[0, 5].Sample(files =>
        {
            NewcWriter archive = new();
            foreach ((string name, byte[] content) in files)
            {
                archive.AddFile(name, content);
            }

            byte[] bytes = archive.Finish();
            Assert.Equal([.. files.Select(file => file.Item1), "TRAILER!!!"], Names(bytes));
        }, iter: 500);

    [Fact]
    public void A_device_has_its_numbers()
    {
        NewcWriter archive = new();
        archive.AddCharacterDevice("dev/console", 5, 1);

        string header = Encoding.ASCII.GetString(archive.Finish(), 0, 110);

        Assert.Equal("070701" + "00000001" + "00002180", header[..22]);
        Assert.Equal("0000000500000001", header.Substring(78, 16));
    }

    // A reader that knows of the form only what the kernel's documentation says.
    private static IEnumerable<string> Names(byte[] archive)
    {
        int at = 0;
        while (at < archive.Length)
        {
            Assert.Equal(0, at % 4);
            Assert.Equal("070701", Encoding.ASCII.GetString(archive, at, 6));
            int size = Convert.ToInt32(Encoding.ASCII.GetString(archive, at + 54, 8), 16);
            int nameSize = Convert.ToInt32(Encoding.ASCII.GetString(archive, at + 94, 8), 16);
            yield return Encoding.UTF8.GetString(archive, at + 110, nameSize - 1);
            at = ((((at + 110 + nameSize + 3) & ~3) + size) + 3) & ~3;
        }
    }
}
