using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;

namespace Conformance.Vmm.Running;

/// <summary>Which entries to EL2 of the bare EL2 machine end a scenario, and which registers of one are valid.</summary>
internal static class El2Exits
{
    // HVC immediates that the machine keeps for itself: the default vectors, and the word "done".
    private const ulong VectorCall = 0x7f00;
    private const ulong DoneCall = 0x7fff;

    private const int ClassShift = 26;

    private const ulong HvcA32 = 0x12;
    private const ulong HvcA64 = 0x16;

    /// <summary>The record of an entry, from the union of the exit: syndrome and fault address lie where a debug exit has them.</summary>
    public static ExitRecord Fill(in ExitRecord record, in KvmRun run)
    {
        ulong hsr = run.DebugHsr;
        bool hasFar = Class(hsr) is 0x20 or 0x24 or 0x34;
        return record with
        {
            Fields = RecordFields.Hsr | (hasFar ? RecordFields.Far : 0),
            Hsr = hsr,
            Far = hasFar ? run.DebugFar : 0,
        };
    }

    /// <summary>Whether the guest has said that it is done: the scenario ends without a row for it.</summary>
    public static bool IsDone(in ExitRecord record) =>
        record.ExitReason == ExitReason.Exception && Class(record.Hsr) is HvcA64 or HvcA32 && Immediate(record.Hsr) == DoneCall;

    /// <summary>Whether the scenario ends with this entry: the machine knows no way on from it.</summary>
    public static bool Ends(in ExitRecord record) => Class(record.Hsr) switch
    {
        // HVC: from a default vector the scenario has ended up there.
        HvcA64 => Immediate(record.Hsr) - VectorCall < 16,

        // WFx, SVC, SMC, MSR and MRS, breakpoint, step, watchpoint, BRK; and what AArch32 has in their place.
        0x01 or 0x15 or 0x17 or 0x18 or 0x30 or 0x32 or 0x34 or 0x3c => false,
        0x03 or 0x04 or 0x05 or 0x06 or 0x08 or 0x0c or 0x11 or 0x12 or 0x13 or 0x38 => false,
        _ => true,
    };

    private static ulong Class(ulong hsr) => hsr >> ClassShift;

    private static ulong Immediate(ulong hsr) => hsr & 0xffff;
}
