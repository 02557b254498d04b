using Conformance.Suite.Files;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_and_nothing_is_left_beside_it()
    {
        string path = Path.Combine(_folder.Root, "new", "f.txt");
        AtomicFile.Write(path, "first"u8);
        AtomicFile.Write(path, "second"u8);
        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_reader_that_has_the_old_file_open_keeps_it()
    {
        string path = _folder.Write("f.txt", "first");
        using StreamReader reader = new(path);
        AtomicFile.Write(path, "other"u8);
        Assert.Equal("first", reader.ReadToEnd());
    }

    [Fact]
    public void A_target_that_cannot_be_replaced_leaves_nothing_behind()
    {
        string path = Path.Combine(_folder.Root, "f");
        _folder.Write("f/inside.txt", "");
        Assert.ThrowsAny<SystemException>(() => AtomicFile.Write(path, "x"u8));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Root));
    }
}
