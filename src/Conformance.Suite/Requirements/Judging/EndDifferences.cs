using Conformance.Arm.Registers;
using Conformance.Kvm.Exits;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>A value at the end of a run that is not the promised one.</summary>
/// <param name="Name">The register, or ram.</param>
/// <param name="Expected">The promised value.</param>
/// <param name="Actual">The value.</param>
internal readonly record struct EndDifference(string Name, ulong Expected, ulong Actual);

/// <summary>Compares what two runs leave behind.</summary>
internal static class EndDifferences
{
    /// <summary>
    /// The values that differ. SPSR_EL1.SS is left out, and a copy of it in a register that differs in this bit alone: an
    /// exception that the guest takes while it is stepped stores it (Arm ARM D2.12).
    /// </summary>
    public static IEnumerable<EndDifference> Of(TraceRow promised, TraceRow actual)
    {
        Dictionary<string, ulong> expected = Values(TraceDetail.AsToldBy(actual.Detail, promised.Detail));
        Dictionary<string, ulong> got = Values(actual.Detail);
        bool isWhole = got.ContainsKey(TraceDetail.RamKey);
        foreach (EndRegister register in EndRegisters.All)
        {
            if (!isWhole && !got.ContainsKey(register.Name))
            {
                continue;
            }

            ulong e = expected.GetValueOrDefault(register.Name, register.Quiet ?? 0);
            ulong a = got.GetValueOrDefault(register.Name, register.Quiet ?? 0);
            ulong changed = e ^ a;
            if (changed != 0 && changed != Pstate.SS.Mask)
            {
                yield return new(register.Name, e, a);
            }
        }

        if (isWhole && expected.GetValueOrDefault(TraceDetail.RamKey) != got[TraceDetail.RamKey])
        {
            yield return new(TraceDetail.RamKey, expected.GetValueOrDefault(TraceDetail.RamKey), got[TraceDetail.RamKey]);
        }
    }

    /// <summary>The values of a detail by key.</summary>
    public static Dictionary<string, ulong> Values(string detail)
    {
        Dictionary<string, ulong> values = new(StringComparer.Ordinal);
        foreach (string pair in detail.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                values[pair[..equals]] = Convert.ToUInt64(pair[(equals + 1)..], 16);
            }
        }

        return values;
    }
}
