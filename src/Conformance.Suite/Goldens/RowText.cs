using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Goldens;

/// <summary>
/// A row of a trace as a line for people. Its parts stand two blanks apart, <c>field=value</c> with words behind it, so that
/// two lines can be compared part by part.
/// </summary>
public sealed class RowText(AddressText addresses)
{
    /// <summary>What separates the parts of a line.</summary>
    public const string Separator = "  ";

    private const string Unwritten = "unwritten";

    private readonly FieldWords _words = new(SyndromeText.Describe);

    /// <summary>The line of a row, without its number.</summary>
    public string Of(TraceRow row) => row.Kind switch
    {
        TraceRowKinds.Set => SetLine(row),
        TraceRowKinds.End => EndLine(row),
        _ => ExitLine(row),
    };

    /// <summary>The line of an entry to EL2 that userspace does not see.</summary>
    public string Of(in TrapLogEntry entry)
    {
        string far = Esr.ClassOf(entry.Esr) is ExceptionClass.InstructionAbortLower or ExceptionClass.DataAbortLower or ExceptionClass.WatchpointLower
            ? $"{Separator}far={addresses.Of(entry.Far)}"
            : "";
        return $"TRAP{Separator}pc={addresses.Of(entry.Elr)}{Separator}esr=0x{entry.Esr:x} {SyndromeText.Describe(entry.Esr)}{far}{Separator}spsr=0x{entry.Spsr:x} ({PstateText.Describe(entry.Spsr)})";
    }

    private static string SetLine(TraceRow row) =>
        $"guest-debug {(row[TraceColumns.Ret] == 0 ? "accepted" : $"refused, {new FieldWords().Of(TraceColumns.Errno, row[TraceColumns.Errno]!.Value)}")}";

    private static string EndLine(TraceRow row)
    {
        if (row.Detail.Length == 0)
        {
            return "";
        }

        if (!row.Detail.Contains('=', StringComparison.Ordinal))
        {
            return $"{row.Detail}: the host kernel reached BUG(), nothing came back to userspace";
        }

        return string.Join(Separator, row.Detail.Split(';').Select(EndPart));
    }

    // KVM fills a register that the architecture leaves UNKNOWN with a pattern; still there, the guest never wrote it.
    private static string EndPart(string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        string name = part[..equals];
        string text = part[(equals + 1)..];
        ulong value = Convert.ToUInt64(text, 16);
        if (value == ScenarioMachine.UnknownResetPattern)
        {
            return $"{name}={Unwritten}";
        }

        string words = name switch
        {
            "esr_el1" => $" ({SyndromeText.Describe(value)})",
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
            parts.Add($"hsr=0x{hsr:x} {_words.Of(TraceColumns.Hsr, hsr)}");
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
        parts.Add($"x0=0x{row[TraceColumns.X0]:x}");
        if (row.Detail.Length != 0)
        {
            parts.AddRange(row.Detail.Split(';'));
        }

        return string.Join(Separator, parts);
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
        return row[TraceColumns.MmioIsWrite] == 0
            ? $"mmio=read of {bytes} at 0x{address:x}"
            : $"mmio=write of {bytes} at 0x{address:x}{WhatEnds(address)}: 0x{row[TraceColumns.MmioData]:x}";
    }

    // The two things that a program writes to the addresses that end a scenario.
    private static string WhatEnds(ulong address)
    {
        ulong vector = address - ScenarioMachine.VectorReport;
        return address == ScenarioMachine.EndBase ? " (done)"
            : vector % 8 == 0 && vector / 8 < ScenarioMachine.VectorCount ? $" (ESR_EL1 from vbar+0x{vector / 8 * ScenarioMachine.VectorStride:x})"
            : "";
    }
}
