using System.Collections.Frozen;
using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Goldens;

/// <summary>
/// A row of a trace as a line for people. Its parts stand two blanks apart, <c>field=value</c> with words behind it, so that
/// two lines can be compared part by part.
/// </summary>
/// <param name="addresses">Labels.</param>
/// <param name="scenario">What ran: its machine and max-exits tell how a run ended.</param>
public sealed class RowText(AddressText addresses, CompiledScenario scenario)
{
    // The default vectors of the bare EL2 machine hold hvc #0x7f00 + slot.
    private const ulong VectorCall = 0x7f00;

    /// <summary>What separates the parts of a line.</summary>
    public const string Separator = "  ";

    private const string Unwritten = "unwritten";

    private static readonly FrozenSet<string> Unshown =
        EndRegisters.All.Skip(EndRegisters.ExceptionRegisters).Select(register => register.Name).Append(TraceDetail.RamKey).ToFrozenSet(StringComparer.Ordinal);

    private readonly FieldWords _words = new(SyndromeText.Describe);

    /// <summary>The line of a row, without its number.</summary>
    /// <param name="row">The row.</param>
    /// <param name="lastExit">The last exit before it, which tells how the run came to its end.</param>
    public string Of(TraceRow row, TraceRow? lastExit) => row.Kind switch
    {
        TraceRowKinds.Set => SetLine(row),
        TraceRowKinds.End => EndLine(row, lastExit),
        _ => ExitLine(row),
    };

    /// <summary>The line of an entry to EL2 that userspace does not see.</summary>
    public string Of(in TrapLogEntry entry)
    {
        string far = Esr.ClassOf(entry.Esr) is ExceptionClass.InstructionAbortLower or ExceptionClass.DataAbortLower or ExceptionClass.WatchpointLower
            ? $"{Separator}far={addresses.Of(entry.Far)}"
            : "";
        return $"TRAP{Separator}pc={addresses.Of(entry.Elr)}{Separator}esr=0x{entry.Esr:x} {SyndromeText.Describe(entry.Esr, entry.Spsr)}{far}{Separator}spsr=0x{entry.Spsr:x} ({PstateText.Describe(entry.Spsr)})";
    }

    private string SetLine(TraceRow row) =>
        row[TraceColumns.Ret] == 0 ? "guest-debug accepted" : $"guest-debug refused with {_words.Of(TraceColumns.Errno, row[TraceColumns.Errno]!.Value)}, nothing changes";

    private string EndLine(TraceRow row, TraceRow? lastExit)
    {
        if (row.Detail.Length != 0 && !row.Detail.Contains('=', StringComparison.Ordinal))
        {
            return $"{row.Detail}: the host kernel reached BUG(), nothing came back to userspace";
        }

        IEnumerable<string> registers = row.Detail.Length == 0 ? [] : row.Detail.Split(';').Where(IsShown).Select(EndPart);
        return string.Join(Separator, registers.Prepend(HowItEnded(lastExit)));
    }

    private string HowItEnded(TraceRow? lastExit)
    {
        if (lastExit is null)
        {
            return scenario.Machine == MachineKind.El2 ? "by done" : "before any exit";
        }

        if (lastExit[TraceColumns.Ret] != 0)
        {
            return "by the error";
        }

        if (lastExit[TraceColumns.MmioAddr] is { } address && lastExit[TraceColumns.MmioIsWrite] == 1 && ScenarioMachine.IsEnd(address))
        {
            return address == ScenarioMachine.EndBase ? "by done" : "by the guest's exception handler";
        }

        if (VectorOf(lastExit) is not null)
        {
            return "by the guest's exception handler";
        }

        return lastExit.ExitNumber + 1 >= scenario.MaxExits ? "by max-exits"
            : scenario.Machine == MachineKind.El2 ? GoesOn(lastExit) ? "by done" : "by the exit"
            : lastExit[TraceColumns.ExitReason] == (ulong)ExitReason.Debug ? "by the debugger"
            : "by the exit";
    }

    // What a debugger must not change is told by the verdict on it; a golden with all registers would hide the line that matters.
    private static bool IsShown(string part) => !Unshown.Contains(part[..part.IndexOf('=', StringComparison.Ordinal)]);

    // KVM fills a register that the architecture leaves UNKNOWN with a pattern; still there, the guest never wrote it.
    private static string EndPart(string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        string name = part[..equals];
        string text = part[(equals + 1)..];
        ulong value = Convert.ToUInt64(text, 16);
        if (value == ResetValues.Unknown)
        {
            return $"{name}={Unwritten}";
        }

        string words = name switch
        {
            "esr_el1" when value != 0 => $" ({SyndromeText.Describe(value)})",
            TraceDetail.MdcrEl2Key => $" ({RegisterLayouts.MdcrEl2.Describe(value)})",
            "spsr_el1" when value != 0 => $" ({PstateText.Describe(value)})",
            _ => "",
        };
        return $"{name}={text}{words}";
    }

    private string ExitLine(TraceRow row)
    {
        List<string> parts = [Outcome(row), $"pc={addresses.Of(row[TraceColumns.Pc]!.Value)}"];
        if (row[TraceColumns.Hsr] is { } hsr)
        {
            string reached = VectorOf(row) is { } vector ? $": the guest's handler at vbar+0x{vector:x}" : "";
            parts.Add($"hsr=0x{hsr:x} {SyndromeText.Describe(hsr, row[TraceColumns.Pstate]!.Value)}{reached}");
        }

        if (row[TraceColumns.Far] is { } far)
        {
            parts.Add($"far={addresses.Of(far)}");
        }

        if (row[TraceColumns.MmioAddr] is { } address)
        {
            parts.Add(MmioPart(row, address));
        }

        ulong pstate = row[TraceColumns.Pstate]!.Value;
        parts.Add($"pstate=0x{pstate:x} ({PstateText.Describe(pstate)})");
        parts.Add($"{(scenario.Isa == GuestIsa.A64 ? "x0" : "r0")}=0x{row[TraceColumns.X0]:x}");
        if (row.Detail.Length != 0)
        {
            parts.AddRange(row.Detail.Split(';').Select(DetailPart));
        }

        return string.Join(Separator, parts);
    }

    private static bool IsBareExit(TraceRow row) => row[TraceColumns.ExitReason] == (ulong)ExitReason.Exception;

    // The offset of the default vector of the bare EL2 machine that an exit comes from, or null.
    private static ulong? VectorOf(TraceRow row)
    {
        if (!IsBareExit(row) || row[TraceColumns.Hsr] is not { } hsr || Esr.ClassOf(hsr) != ExceptionClass.Hvc64)
        {
            return null;
        }

        ulong slot = IssLayouts.Imm16.Get(hsr) - VectorCall;
        return slot < ScenarioMachine.VectorCount ? slot * ScenarioMachine.VectorStride : null;
    }

    // The exceptions after which the bare EL2 machine runs the guest again; what ends the run then is done.
    private static bool GoesOn(TraceRow row) => Esr.ClassOf(row[TraceColumns.Hsr] ?? 0) is
        ExceptionClass.Wfx or ExceptionClass.Hvc64 or ExceptionClass.Smc64 or ExceptionClass.Svc64 or ExceptionClass.SystemRegister
        or ExceptionClass.BreakpointLower or ExceptionClass.SoftwareStepLower or ExceptionClass.WatchpointLower or ExceptionClass.Brk64
        or ExceptionClass.Cp15Mcr or ExceptionClass.Cp15Mcrr or ExceptionClass.Cp14Mcr or ExceptionClass.Cp14Ldc or ExceptionClass.Cp10Id
        or ExceptionClass.Cp14Mrrc or ExceptionClass.Svc32 or ExceptionClass.Hvc32 or ExceptionClass.Smc32 or ExceptionClass.Bkpt32;

    private string DetailPart(string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        string words = part[..equals].EndsWith("errno", StringComparison.Ordinal)
            ? _words.Of(TraceColumns.Errno, Convert.ToUInt64(part[(equals + 1)..], 16))
            : "";
        return words.Length == 0 ? part : $"{part[..equals]}={words}";
    }

    private string Outcome(TraceRow row)
    {
        ulong reason = row[TraceColumns.ExitReason]!.Value;
        string name = _words.Of(TraceColumns.ExitReason, reason);
        string exit = name.Length == 0 ? $"exit_reason={reason}" : name["KVM_EXIT_".Length..];
        if (row[TraceColumns.Ret] == 0)
        {
            return exit;
        }

        ulong errno = row[TraceColumns.Errno]!.Value;
        string error = _words.Of(TraceColumns.Errno, errno);
        return $"error={(error.Length == 0 ? errno.ToString() : error)}{Separator}exit_reason={exit}";
    }

    private static string MmioPart(TraceRow row, ulong address)
    {
        ulong length = row[TraceColumns.MmioLen]!.Value;
        string bytes = length == 1 ? "1 byte" : $"{length} bytes";
        if (row[TraceColumns.MmioIsWrite] == 0)
        {
            return $"mmio=read of {bytes} at 0x{address:x}";
        }

        // The two things that a program writes to end a scenario: done, and a default vector's report of ESR_EL1.
        ulong data = row[TraceColumns.MmioData]!.Value;
        ulong vector = address - ScenarioMachine.VectorReport;
        return address == ScenarioMachine.EndBase
            ? $"mmio=write of {bytes} to done (0x{address:x}): 0x{data:x}"
            : vector % 8 == 0 && vector / 8 < ScenarioMachine.VectorCount
                ? $"mmio=write of {bytes} at 0x{address:x}: 0x{data:x}, ESR_EL1 from the handler at vbar+0x{vector / 8 * ScenarioMachine.VectorStride:x} ({SyndromeText.Describe(data)})"
                : $"mmio=write of {bytes} at 0x{address:x}: 0x{data:x}";
    }
}
