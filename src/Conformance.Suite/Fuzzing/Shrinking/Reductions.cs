using Conformance.Arm.Registers;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing.Shrinking;

/// <summary>Every single way to make a case smaller.</summary>
internal static class Reductions
{
    /// <summary>All of them, with parts of the program first.</summary>
    public static IEnumerable<Reduction> Of(FuzzCase source)
    {
        foreach (Reduction reduction in OfCode(source).Concat(OfRegisters(source)).Concat(OfDebugger(source)).Concat(OfScript(source)))
        {
            yield return reduction;
        }

        if (source.Vectors.Count > 0)
        {
            yield return new(0, c => c with { Vectors = [], Registers = [.. c.Registers.Where(register => register.Register != OneReg.VbarEl1)] });
        }

        if ((source.Features & VcpuFeatures.Psci02) != 0)
        {
            yield return new(0, c => c with { Features = c.Features & ~VcpuFeatures.Psci02 });
        }

        for (int i = 0; i < source.MdcrEl2.Count; i++)
        {
            int at = i;
            yield return new(at, c => c with { MdcrEl2 = Without(c.MdcrEl2, at) });
        }

        for (int i = 0; i < source.HcrEl2.Count; i++)
        {
            int at = i;
            yield return new(at, c => c with { HcrEl2 = Without(c.HcrEl2, at) });
        }
    }

    private static IEnumerable<Reduction> OfCode(FuzzCase source)
    {
        for (int i = 0; i < source.Code.Count; i++)
        {
            int at = i;
            if (source.Code.Count > 1)
            {
                yield return new(at, c => c with { Code = Without(c.Code, at), Planted = [.. c.Planted.Where(word => word != at).Select(word => word > at ? word - 1 : word)] });
            }

            if (source.Code[at] != source.Nop)
            {
                // Where what follows must stay at its address.
                yield return new(at, c => at < c.Code.Count && source.Code[at] == c.Code[at] ? c with { Code = With(c.Code, at, c.Nop) } : c);
            }
        }

        for (int slot = 0; slot < source.Vectors.Count; slot++)
        {
            int at = slot;
            if (source.Vectors[at].Count > 1 || (source.Vectors[at].Count == 1 && source.Vectors[at][0] != source.VectorNop))
            {
                yield return new(at, c => at < c.Vectors.Count ? c with { Vectors = Trimmed(With(c.Vectors, at, (IReadOnlyList<uint>)[c.VectorNop]), c.VectorNop) } : c);
            }
        }

        // The vectors are alike: a word goes from all of them.
        int longest = source.Vectors.Count == 0 ? 0 : source.Vectors.Max(vector => vector.Count);
        for (int i = 0; longest > 1 && i < longest; i++)
        {
            int at = i;
            yield return new(at, c => c with { Vectors = [.. c.Vectors.Select(vector => vector.Count == longest ? Without(vector, at) : vector)] });
        }
    }

    private static IEnumerable<Reduction> OfRegisters(FuzzCase source)
    {
        for (int i = 0; i < source.Registers.Count; i++)
        {
            RegisterValue register = source.Registers[i];
            yield return new(i, c => c with { Registers = [.. c.Registers.Where(value => value != register)] });
        }

        if (source.Pstate is not { } pstate)
        {
            yield break;
        }

        // An AArch64 EL1 has AArch32 at EL0 alone, which PSTATE has to say.
        if (source.Isa == GuestIsa.A64 || source.IsEl1AArch32)
        {
            yield return new(0, c => c with { Pstate = null });
        }

        foreach (RegisterField field in (RegisterField[])[Pstate.SS, Pstate.IL])
        {
            if (field.IsSet(pstate))
            {
                yield return new(0, c => c with { Pstate = c.Pstate & ~field.Mask });
            }
        }
    }

    private static IEnumerable<Reduction> OfDebugger(FuzzCase source)
    {
        foreach (GuestDebugFlags flag in (GuestDebugFlags[])[GuestDebugFlags.Enable, GuestDebugFlags.SingleStep, GuestDebugFlags.UseSwBp, GuestDebugFlags.UseHw])
        {
            if ((source.Flags & flag) != 0)
            {
                yield return new(0, c => c with { Flags = c.Flags & ~flag });
            }
        }

        foreach (FuzzSlot slot in source.Breakpoints)
        {
            yield return new(0, c => c with { Breakpoints = [.. c.Breakpoints.Where(other => other != slot)] });
        }

        foreach (FuzzSlot slot in source.Watchpoints)
        {
            yield return new(0, c => c with { Watchpoints = [.. c.Watchpoints.Where(other => other != slot)] });
        }

        for (int i = 0; i < source.Planted.Count; i++)
        {
            int at = i;
            yield return new(at, c => at < c.Planted.Count ? c with { Planted = Without(c.Planted, at) } : c);
        }

        if (source.OnBreakpoint != BreakpointAction.Stop)
        {
            yield return new(0, c => c with { OnBreakpoint = BreakpointAction.Stop });
        }

        if (source.OnGuestDebugException != GuestDebugExceptionAction.Stop)
        {
            yield return new(0, c => c with { OnGuestDebugException = GuestDebugExceptionAction.Stop });
        }
    }

    private static IEnumerable<Reduction> OfScript(FuzzCase source)
    {
        for (int i = 0; i < source.When.Count; i++)
        {
            int at = i;
            yield return new(at, c => c with { When = Without(c.When, at) });
        }

        if (source.MmioReads.Count > 0)
        {
            yield return new(0, c => c with { MmioReads = [.. c.MmioReads.Take(c.MmioReads.Count / 2)] });
            yield return new(0, c => c with { MmioReads = [.. c.MmioReads.SkipLast(1)] });
        }

        if (source.LogsDirtyPages)
        {
            yield return new(0, c => c with { LogsDirtyPages = false });
        }

        if (source.MaxExits != ScenarioMachine.DefaultMaxExits)
        {
            yield return new(0, c => c with { MaxExits = ScenarioMachine.DefaultMaxExits });
        }
    }

    private static T[] Without<T>(IReadOnlyList<T> list, int index) => [.. list.Where((_, i) => i != index)];

    private static T[] With<T>(IReadOnlyList<T> list, int index, T value) => [.. list.Select((old, i) => i == index ? value : old)];

    // Vectors at the end that do nothing are nothing.
    private static IReadOnlyList<IReadOnlyList<uint>> Trimmed(IReadOnlyList<IReadOnlyList<uint>> vectors, uint nop)
    {
        int used = vectors.Count;
        while (used > 0 && vectors[used - 1].All(word => word == nop))
        {
            used--;
        }

        return [.. vectors.Take(used)];
    }
}
