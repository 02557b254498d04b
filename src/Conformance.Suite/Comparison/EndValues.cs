using Conformance.Kvm.Exits;
using Conformance.Suite.Goldens;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Comparison;

/// <summary>Compares the registers and the memory that runs leave behind and that no golden shows.</summary>
internal static class EndValues
{
    private static readonly EndRegister[] Unshown = [.. EndRegisters.All.Skip(EndRegisters.ExceptionRegisters)];

    /// <summary>The values that differ; none where one side does not tell them.</summary>
    public static IEnumerable<FieldChange> Differing(TraceRow? before, TraceRow? after)
    {
        if (before is null || after is null)
        {
            yield break;
        }

        Dictionary<string, ulong> left = EndDifferences.Values(before.Detail);
        Dictionary<string, ulong> right = EndDifferences.Values(after.Detail);
        if (!left.TryGetValue(TraceDetail.RamKey, out ulong ramBefore) || !right.TryGetValue(TraceDetail.RamKey, out ulong ramAfter))
        {
            // Older recordings tell the registers alone that an exception writes.
            yield break;
        }

        foreach (EndRegister register in Unshown)
        {
            ulong l = left.GetValueOrDefault(register.Name, register.Quiet ?? 0);
            ulong r = right.GetValueOrDefault(register.Name, register.Quiet ?? 0);
            if (l != r)
            {
                yield return new(register.Name, $"0x{l:x}", $"0x{r:x}");
            }
        }

        if (ramBefore != ramAfter)
        {
            yield return new(TraceDetail.RamKey, $"0x{ramBefore:x}", $"0x{ramAfter:x}");
        }
    }
}
