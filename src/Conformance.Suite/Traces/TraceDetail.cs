using System.Buffers;
using System.Text;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;

namespace Conformance.Suite.Traces;

/// <summary>The text of the detail column: <c>key=0x..;key=0x..</c>, or <c>host-bug</c> in an end row.</summary>
internal static class TraceDetail
{
    /// <summary>The detail of an end row where the host kernel reached BUG().</summary>
    public const string HostBug = "host-bug";

    /// <summary>How to write it, for messages.</summary>
    public const string Advice = "write key=0x0;key=0x0 with lower-case keys and hex, or host-bug in an end row";

    /// <summary>The key of the fingerprint of RAM.</summary>
    public const string RamKey = "ram";

    /// <summary>The key of the pc that the debug exit structure of the 2015 list patch carries.</summary>
    public const string DebugPcKey = "debug_pc";

    /// <summary>MDCR_EL2 of the last guest entry: the one key that no running kernel can tell.</summary>
    public const string MdcrEl2Key = "mdcr_el2";

    private const string EventsErrnoKey = "vcpu_events_errno";

    private static readonly SearchValues<byte> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_"u8);

    /// <summary>The registers after the last exit that are told, and the fingerprint of RAM.</summary>
    public static string Of(EndState end)
    {
        StringBuilder text = new();
        for (int i = 0; i < end.Values.Length; i++)
        {
            EndRegister register = EndRegisters.All[i];
            if (register.IsTold(end.Values[i]))
            {
                text.Append(text.Length == 0 ? "" : ";").Append(Pair(register.Name, end.Values[i]));
            }
        }

        return (end.Ram is { } ram ? text.Append(';').Append(Pair(RamKey, ram)) : text).ToString();
    }

    /// <summary>
    /// The part of a run's end row that a recording tells too: one without the fingerprint of RAM was made when only the
    /// registers that an exception writes were told, and no running kernel tells MDCR_EL2.
    /// </summary>
    public static string AsToldBy(string recorded, string actual)
    {
        if (recorded.Length == actual.Length)
        {
            return actual;
        }

        return HasKey(recorded, RamKey) || !HasKey(actual, RamKey)
            ? Comparable(recorded, actual).Right
            : string.Join(';', actual.Split(';').Where(pair => HasKey(recorded, pair[..pair.IndexOf('=', StringComparison.Ordinal)])));
    }

    private static bool HasKey(string detail, string key)
    {
        int at = detail.IndexOf(key + "=", StringComparison.Ordinal);
        return at == 0 || (at > 0 && detail[at - 1] == ';');
    }

    /// <summary>
    /// What an exit has besides its columns: the pc that the debug exit structure of the 2015 list patch carries, and the error
    /// of a KVM_SET_VCPU_EVENTS before it.
    /// </summary>
    public static string Of(in ExitRecord record)
    {
        string pc = record.Has(RecordFields.DebugPc) ? Pair(DebugPcKey, record.DebugPc) : "";
        string errno = record.EventsErrno == Errno.None ? "" : Pair(EventsErrnoKey, (ulong)record.EventsErrno);
        return pc.Length == 0 ? errno : errno.Length == 0 ? pc : $"{pc};{errno}";
    }

    /// <summary>The detail of an end row with MDCR_EL2 behind it, where there is one.</summary>
    public static string With(string detail, ulong? mdcrEl2) =>
        mdcrEl2 is not { } value ? detail : detail.Length == 0 ? Pair(MdcrEl2Key, value) : $"{detail};{Pair(MdcrEl2Key, value)}";

    /// <summary>
    /// Two details as they can be compared: MDCR_EL2 is left out where one side does not have it, because only the model can tell it.
    /// </summary>
    public static (string Left, string Right) Comparable(string left, string right) =>
        HasKey(left, MdcrEl2Key) == HasKey(right, MdcrEl2Key) ? (left, right) : (WithoutMdcr(left), WithoutMdcr(right));

    /// <summary>Whether a row of that kind can have the text.</summary>
    public static bool IsValid(TraceRowKinds kind, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || (kind == TraceRowKinds.End && Ascii.Equals(text, HostBug)))
        {
            return true;
        }

        foreach (Range part in text.Split((byte)';'))
        {
            if (!IsPair(text[part]))
            {
                return false;
            }
        }

        return true;
    }

    private static string WithoutMdcr(string detail) => string.Join(';', detail.Split(';').Where(pair => !HasKey(pair, MdcrEl2Key)));

    private static string Pair(string key, ulong value) => $"{key}={TraceNumber.Format(TraceValueKind.Hex, value)}";

    private static bool IsPair(ReadOnlySpan<byte> part)
    {
        int equals = part.IndexOf((byte)'=');
        return equals > 0
            && part[..equals].IndexOfAnyExcept(KeyCharacters) < 0
            && TraceNumber.TryParse(TraceValueKind.Hex, part[(equals + 1)..], out _);
    }
}
