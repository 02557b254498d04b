using System.Runtime.InteropServices;
using Conformance.Live.Linux;

namespace Conformance.Live.Systems;

/// <summary>What the first process of a booted kernel has to do for itself.</summary>
public static class InitProcess
{
    private const int FirstProcess = 1;
    private const int StandardOutput = 1;
    private const int PowerOffCommand = 0x4321_fedc;
    private const int Busy = 16;

    /// <summary>Whether this process is it.</summary>
    public static bool IsThis => Environment.ProcessId == FirstProcess;

    /// <summary>Mounts /dev and /proc, without which there is neither /dev/kvm nor anything to ask the kernel.</summary>
    /// <exception cref="LinuxException">A file system cannot be mounted.</exception>
    public static void MountFileSystems()
    {
        Mount("devtmpfs", "/dev");
        Mount("proc", "/proc");
    }

    /// <summary>Waits until the console has sent everything, and powers off.</summary>
    public static void PowerOff()
    {
        _ = Libc.Drain(StandardOutput);
        _ = Libc.Reboot(PowerOffCommand);
    }

    private static void Mount(string type, string target)
    {
        // A kernel may have mounted it already.
        if (Libc.Mount(type, target, type, 0, 0) != 0 && Marshal.GetLastPInvokeError() is var error and not Busy)
        {
            throw new LinuxException($"mounting {target}", error);
        }
    }
}
