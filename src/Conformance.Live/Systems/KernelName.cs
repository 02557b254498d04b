using System.Runtime.InteropServices;
using System.Text;
using Conformance.Live.Linux;

namespace Conformance.Live.Systems;

/// <summary>What uname says about the running kernel.</summary>
/// <param name="Release">uname -r.</param>
/// <param name="Version">uname -v.</param>
/// <param name="Machine">uname -m.</param>
public readonly record struct KernelName(string Release, string Version, string Machine)
{
    private const int FieldLength = 65;
    private const int FieldCount = 6;
    private const int ReleaseField = 2;
    private const int VersionField = 3;
    private const int MachineField = 4;

    /// <summary>Asks the running kernel.</summary>
    /// <exception cref="LinuxException">It does not answer.</exception>
    public static unsafe KernelName Read()
    {
        byte* fields = stackalloc byte[FieldLength * FieldCount];
        if (Libc.GetUname(fields) != 0)
        {
            throw new LinuxException("uname", Marshal.GetLastPInvokeError());
        }

        return new(Field(fields, ReleaseField), Field(fields, VersionField), Field(fields, MachineField));
    }

    private static unsafe string Field(byte* fields, int index)
    {
        ReadOnlySpan<byte> field = new(fields + (index * FieldLength), FieldLength);
        return Encoding.UTF8.GetString(field[..field.IndexOf((byte)0)]);
    }
}
