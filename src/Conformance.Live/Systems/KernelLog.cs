using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Conformance.Kvm.Uapi;
using Conformance.Live.Linux;

namespace Conformance.Live.Systems;

/// <summary>A record of the kernel's log.</summary>
/// <param name="Level">0 is KERN_EMERG, 4 is KERN_WARNING.</param>
/// <param name="Text">The line, without what follows it.</param>
public readonly record struct KernelLogRecord(int Level, string Text)
{
    // KERN_WARNING: what is less urgent is no sign of a fault.
    private const int LastLevelThatMatters = 4;

    // How KVM runs, with VHE or without, is told at KERN_INFO.
    private const string KvmPrefix = "kvm [";

    /// <summary>Whether it tells how KVM runs, or may be a sign of a fault.</summary>
    public bool Matters => Level <= LastLevelThatMatters || Text.StartsWith(KvmPrefix, StringComparison.Ordinal);
}

/// <summary>The kernel's log, record by record from the oldest one (/dev/kmsg).</summary>
public sealed unsafe class KernelLog : IDisposable
{
    private const string DevicePath = "/dev/kmsg";
    private const int LevelMask = 7;
    private const int BrokenPipe = 32;

    private readonly byte[] _record = new byte[8192];
    private readonly int _descriptor = Libc.Open(DevicePath, Libc.OpenReadOnly | Libc.OpenNonBlocking | Libc.OpenCloseOnExec);

    /// <summary>Whether the log can be read; where only root may, another user sees no sign of a fault.</summary>
    public bool IsReadable => _descriptor >= 0;

    /// <summary>The next record; null when there is none yet, or no log at all.</summary>
    public KernelLogRecord? Next()
    {
        while (_descriptor >= 0)
        {
            nint length;
            fixed (byte* record = _record)
            {
                length = Libc.Read(_descriptor, record, (nuint)_record.Length);
            }

            if (length > 0)
            {
                return Parse(Encoding.UTF8.GetString(_record, 0, (int)length));
            }

            // Records were overwritten before they were read: the log goes on with the oldest one that is left.
            if (length == 0 || Marshal.GetLastPInvokeError() is not (BrokenPipe or (int)Errno.EINTR))
            {
                return null;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Libc.Close(_descriptor);

    // priority,sequence,time,flags;text, then a line feed and lines that begin with a space.
    private static KernelLogRecord Parse(string record)
    {
        int text = record.IndexOf(';', StringComparison.Ordinal) + 1;
        int end = record.IndexOf('\n', text);
        int comma = record.IndexOf(',', StringComparison.Ordinal);
        _ = int.TryParse(record.AsSpan(0, Math.Max(comma, 0)), NumberStyles.None, CultureInfo.InvariantCulture, out int priority);
        return new(priority & LevelMask, record[text..(end < 0 ? record.Length : end)]);
    }
}
