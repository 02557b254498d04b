using Conformance.Arm.Execution;
using Conformance.Arm.Memory;
using Conformance.Kvm.Machines;

namespace Conformance.Model.Machines;

/// <summary>RAM of a machine as userspace's mapping shows it, kept in step with what the core has predecoded.</summary>
internal sealed class MachineRam(Cpu cpu)
{
    private readonly GuestMemory _memory = cpu.Memory;

    /// <summary>Zeroes RAM and drops all stage 2 mappings.</summary>
    public void Reset(bool stageTwoEnabled)
    {
        foreach (int page in _memory.DirtyPages())
        {
            cpu.InvalidateDecoded(page);
        }

        _memory.Reset(stageTwoEnabled);
    }

    /// <summary>Copies bytes out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not RAM.</exception>
    public void Read(ulong address, Span<byte> destination) => Range(address, destination.Length).CopyTo(destination);

    /// <summary>Copies bytes in; instructions that were predecoded there are forgotten.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not RAM.</exception>
    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        source.CopyTo(Range(address, source.Length));
        if (source.IsEmpty)
        {
            return;
        }

        int first = (int)(address - _memory.Base) >> GuestMemory.PageShift;
        int last = (int)(address - _memory.Base + (ulong)source.Length - 1) >> GuestMemory.PageShift;
        for (int page = first; page <= last; page++)
        {
            if (_memory.MarkWritten(page))
            {
                cpu.InvalidateDecoded(page);
            }
        }
    }

    /// <summary>The fingerprint of what was written since the last reset; everything else is zero and adds nothing.</summary>
    public ulong Fingerprint()
    {
        RamFingerprint fingerprint = default;
        foreach (int page in _memory.DirtyPages())
        {
            int offset = page << GuestMemory.PageShift;
            fingerprint.Add(_memory.Base + (ulong)offset, _memory.Bytes.AsSpan(offset, GuestMemory.PageSize));
        }

        return fingerprint.Value;
    }

    private Span<byte> Range(ulong address, int length)
    {
        ulong offset = address - _memory.Base;
        return offset + (ulong)length <= (ulong)_memory.Bytes.Length && offset < (ulong)_memory.Bytes.Length
            ? _memory.Bytes.AsSpan((int)offset, length)
            : throw new ArgumentOutOfRangeException(nameof(address), $"0x{address:x} and the {length} bytes from there are not RAM");
    }
}
