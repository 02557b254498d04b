using System.Numerics;

namespace Conformance.Arm.Memory;

/// <summary>
/// RAM, and the stage 2 tables over it in pages of 4 KiB. Which pages are mapped is the hypervisor's doing; the level of a
/// translation fault follows from what has been mapped before, as it would with real tables.
/// </summary>
public sealed class GuestMemory
{
    /// <summary>Base-2 logarithm of a page.</summary>
    public const int PageShift = 12;

    /// <summary>Bytes of a page.</summary>
    public const int PageSize = 1 << PageShift;

    private readonly PageState[] _pages;
    private ulong _dirty;

    /// <summary>Zeroed RAM without any mapping.</summary>
    public GuestMemory(ulong baseAddress, int size)
    {
        if (size > 64 * PageSize)
        {
            throw new ArgumentOutOfRangeException(nameof(size), "the dirty pages are kept in 64 bits");
        }

        Base = baseAddress;
        Bytes = new byte[size];
        _pages = new PageState[size >> PageShift];
    }

    /// <summary>First address.</summary>
    public ulong Base { get; }

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>Whether stage 2 translation is on; without it every RAM page is accessible.</summary>
    public bool StageTwoEnabled { get; private set; }

    /// <summary>Whether anything has been mapped, so that the tables exist down to the last level.</summary>
    private bool HasTables { get; set; }

    /// <summary>What may be done with each page without a fault.</summary>
    public ReadOnlySpan<PageState> Pages => _pages;

    /// <summary>Whether an address is RAM.</summary>
    public bool Contains(ulong address) => address - Base < (ulong)Bytes.Length;

    /// <summary>Zeroes what was written since the last reset and drops all mappings.</summary>
    public void Reset(bool stageTwoEnabled)
    {
        for (ulong dirty = _dirty; dirty != 0; dirty &= dirty - 1)
        {
            Array.Clear(Bytes, BitOperations.TrailingZeroCount(dirty) << PageShift, PageSize);
        }

        _dirty = 0;
        StageTwoEnabled = stageTwoEnabled;
        HasTables = false;

        // What is predecoded stays marked: a later write must still find the stale instructions.
        SetAll(stageTwoEnabled ? PageState.None : PageState.All);
    }

    /// <summary>Drops all mappings, as for a new machine over the same RAM.</summary>
    public void Unmap()
    {
        HasTables = false;
        SetAll(PageState.None);
    }

    private void SetAll(PageState state)
    {
        foreach (ref PageState page in _pages.AsSpan())
        {
            page = (page & PageState.Decoded) | state;
        }
    }

    /// <summary>The pages written since the last reset, lowest first.</summary>
    public IEnumerable<int> DirtyPages()
    {
        for (ulong dirty = _dirty; dirty != 0; dirty &= dirty - 1)
        {
            yield return BitOperations.TrailingZeroCount(dirty);
        }
    }

    /// <summary>Maps the page of an address for reading, and for what else is asked for; what was allowed before stays so.</summary>
    public void Map(ulong address, bool isWritable, bool isExecutable)
    {
        HasTables = true;
        _pages[(int)((address - Base) >> PageShift)] |= PageState.Accessible
            | (isWritable ? PageState.Writable : PageState.None)
            | (isExecutable ? PageState.Executable : PageState.None);
    }

    /// <summary>Whether a read that stays in one page succeeds at stage 2.</summary>
    public bool IsMapped(ulong address) => Has(address, PageState.Accessible);

    /// <summary>Whether a fetch succeeds at stage 2.</summary>
    public bool IsExecutable(ulong address) => Has(address, PageState.Executable);

    /// <summary>Whether a write that stays in one page succeeds at stage 2.</summary>
    public bool IsWritable(ulong address) => Has(address, PageState.Writable);

    private bool Has(ulong address, PageState state) => Contains(address) && (_pages[(int)((address - Base) >> PageShift)] & state) != 0;

    /// <summary>The level of the translation fault at an address: tables below level 1 exist only where something was mapped.</summary>
    public int FaultLevel(ulong address) => !HasTables || (address >> 30) != (Base >> 30) ? 1 : (address >> 21) != (Base >> 21) ? 2 : 3;

    /// <summary>Notes that a page holds predecoded instructions.</summary>
    public void MarkDecoded(int page) => _pages[page] |= PageState.Decoded;

    /// <summary>Notes a write; true when the page holds predecoded instructions, which are then stale.</summary>
    public bool MarkWritten(int page)
    {
        _dirty |= 1UL << page;
        return (_pages[page] & PageState.Decoded) != 0;
    }
}

/// <summary>What is known of a page of RAM.</summary>
[Flags]
public enum PageState : byte
{
    /// <summary>Not mapped.</summary>
    None = 0,

    /// <summary>Mapped for reading.</summary>
    Accessible = 1,

    /// <summary>Holds predecoded instructions.</summary>
    Decoded = 2,

    /// <summary>Mapped for writing as well.</summary>
    Writable = 4,

    /// <summary>Mapped for execution as well.</summary>
    Executable = 8,

    /// <summary>Mapped for everything.</summary>
    All = Accessible | Writable | Executable,
}
