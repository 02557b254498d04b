using System.Runtime.InteropServices;

namespace Conformance.Live.Linux;

/// <summary>Memory that is mapped into this process.</summary>
internal sealed unsafe class Mapping : IDisposable
{
    private const int PageSize = 4096;
    private const int NoFile = -1;

    private readonly int _length;
    private nint _address;

    private Mapping(int length, int flags, int descriptor)
    {
        _length = length;
        _address = Libc.Map(0, (nuint)length, Libc.ProtectRead | Libc.ProtectWrite, flags, descriptor, 0);
        if (_address == -1)
        {
            throw new LinuxException("mmap", Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>The first byte.</summary>
    public byte* Address => (byte*)_address;

    /// <summary>All bytes.</summary>
    public Span<byte> Bytes => new(Address, _length);

    /// <summary>Maps the beginning of a file.</summary>
    /// <exception cref="LinuxException">The kernel refused.</exception>
    public static Mapping OfFile(Descriptor file, int length) => new(length, Libc.MapShared, file.Number);

    /// <summary>Maps shared memory that nothing else holds, and reads every page of it once.</summary>
    /// <exception cref="LinuxException">The kernel refused.</exception>
    public static Mapping OfGuestRam(int length)
    {
        Mapping mapping = new(length, Libc.MapShared | Libc.MapAnonymous, NoFile);

        // A page that nobody has touched would cost the guest's first access another stage-2 fault, and with it a step.
        for (int at = 0; at < length; at += PageSize)
        {
            _ = Volatile.Read(ref mapping.Bytes[at]);
        }

        return mapping;
    }

    /// <summary>Makes every byte zero.</summary>
    public void Clear()
    {
        // Emulators keep what they have translated for a page until something is stored to it, and QEMU 7.2 takes a DC ZVA, with
        // which a whole page is cleared, for a store to the first byte of its block alone. A guest would go on in the code of
        // the one before it, and each DC ZVA gets slower with every piece of code that the page is thought to hold.
        foreach (ref ulong word in MemoryMarshal.Cast<byte, ulong>(Bytes))
        {
            if (word != 0)
            {
                word = 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_address != 0)
        {
            _ = Libc.Unmap(_address, (nuint)_length);
            _address = 0;
        }
    }
}
