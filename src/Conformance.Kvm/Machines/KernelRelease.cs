using System.Globalization;

namespace Conformance.Kvm.Machines;

/// <summary>The first two numbers of a kernel's release (uname -r).</summary>
public readonly record struct KernelRelease(int Major, int Minor) : IComparable<KernelRelease>
{
    private static readonly KernelRelease WithExtendedSyndrome = new(5, 19);
    private static readonly KernelRelease WithDebugExits = new(4, 3);

    /// <summary>How the headers of that release lay out struct kvm_debug_exit_arch.</summary>
    public DebugExitLayout DebugExitLayout =>
        this >= WithExtendedSyndrome ? DebugExitLayout.Hsr64Far
        : this >= WithDebugExits ? DebugExitLayout.HsrFar
        : DebugExitLayout.None;

    /// <summary>Whether the left one is older.</summary>
    public static bool operator <(KernelRelease left, KernelRelease right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one is newer.</summary>
    public static bool operator >(KernelRelease left, KernelRelease right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one is not newer.</summary>
    public static bool operator <=(KernelRelease left, KernelRelease right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one is not older.</summary>
    public static bool operator >=(KernelRelease left, KernelRelease right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a release such as 6.1.0-56-cloud-arm64 or 7.4-rc1.</summary>
    /// <returns>False when it does not begin with two numbers.</returns>
    public static bool TryParse(string text, out KernelRelease release)
    {
        string[] parts = text.Split('.', 3);
        int minor = 0;
        bool isRead = TryRead(parts[0], out int major) && parts.Length > 1 && TryRead(parts[1], out minor);
        release = isRead ? new(major, minor) : default;
        return isRead;
    }

    /// <inheritdoc/>
    public int CompareTo(KernelRelease other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}";

    // What follows the digits, as in 4-rc1, is no part of the number.
    private static bool TryRead(string text, out int number)
    {
        int end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(text.AsSpan(0, end < 0 ? text.Length : end), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
