using System.Buffers;
using System.Globalization;
using System.Text;

namespace Conformance.Qemu.Initramfs;

/// <summary>
/// Writes a cpio archive in the "newc" form that the kernel unpacks as its first file system
/// (Documentation/driver-api/early-userspace/buffer-format.rst).
/// </summary>
public sealed class NewcWriter
{
    private const string Magic = "070701";
    private const string Trailer = "TRAILER!!!";
    private const uint Directory = 0x4000;
    private const uint RegularFile = 0x8000;
    private const uint CharacterDevice = 0x2000;
    private const int Alignment = 4;

    private readonly ArrayBufferWriter<byte> _archive = new();
    private uint _inode;

    /// <summary>Adds a folder that everybody can read. Names have no slash at their beginning.</summary>
    public void AddDirectory(string name) => Add(name, Directory | 0x1ed, [], 0, 0);

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its path, without a slash at its beginning.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isExecutable">Whether it may be run.</param>
    public void AddFile(string name, ReadOnlySpan<byte> content, bool isExecutable = false) =>
        Add(name, RegularFile | (isExecutable ? 0x1edu : 0x1a4u), content, 0, 0);

    /// <summary>Adds a character device that only root can use.</summary>
    public void AddCharacterDevice(string name, uint major, uint minor) => Add(name, CharacterDevice | 0x180, [], major, minor);

    /// <summary>Ends the archive, and gives its bytes.</summary>
    public byte[] Finish()
    {
        _inode = 0;
        Add(Trailer, 0, [], 0, 0);
        return _archive.WrittenSpan.ToArray();
    }

    private void Add(string name, uint mode, ReadOnlySpan<byte> content, uint major, uint minor)
    {
        byte[] nameBytes = [.. Encoding.UTF8.GetBytes(name), 0];
        bool isTrailer = mode == 0;
        uint links = isTrailer || (mode & Directory) == 0 ? 1u : 2u;

        // ino, mode, uid, gid, nlink, mtime, filesize, dev (2), rdev (2), namesize, check: eight hex digits each.
        uint[] fields =
        [
            isTrailer ? 0 : ++_inode, mode, 0, 0, links, 0, (uint)content.Length, 0, 0, major, minor, (uint)nameBytes.Length, 0,
        ];
        StringBuilder header = new(Magic);
        foreach (uint field in fields)
        {
            header.Append(field.ToString("x8", CultureInfo.InvariantCulture));
        }

        _archive.Write(Encoding.ASCII.GetBytes(header.ToString()));
        _archive.Write(nameBytes);
        Align();
        _archive.Write(content);
        Align();
    }

    private void Align()
    {
        while (_archive.WrittenCount % Alignment != 0)
        {
            _archive.Write((ReadOnlySpan<byte>)[0]);
        }
    }
}
