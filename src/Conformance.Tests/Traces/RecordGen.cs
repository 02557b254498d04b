using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;
using CsCheck;

namespace Conformance.Tests.Traces;

/// <summary>Generators of runs, as a backend may return them.</summary>
internal static class RecordGen
{
    private static readonly Gen<ulong> Value = Gen.OneOf(Gen.Const(0UL), Gen.ULong[0, 0xff], Gen.ULong, Gen.Const(ulong.MaxValue));

    private static readonly Gen<ExitRecord> Set =
        Gen.OneOf(Errno.None, Errno.EINVAL).Select(e => new ExitRecord { Kind = RecordKind.Set, Errno = e });

    private static readonly Gen<ExitRecord> Debug = Gen.Select(Value, Value, Value, Gen.Bool, Gen.OneOf(ExitReason.Debug, ExitReason.Exception))
        .Select((hsr, far, pc, list2015, reason) => new ExitRecord
        {
            Kind = RecordKind.Exit,
            ExitReason = reason,
            Fields = RecordFields.Hsr | (list2015 ? RecordFields.DebugPc : RecordFields.Far),
            Hsr = hsr,
            Far = far,
            DebugPc = pc,
            Pc = pc,
            Pstate = 0x3c5,
        });

    private static readonly Gen<ExitRecord> Mmio = Gen.Select(Value, Gen.OneOf(1U, 2U, 4U, 8U), Gen.Bool, Value, Value)
        .Select((address, length, write, data, x0) => new ExitRecord
        {
            Kind = RecordKind.Exit,
            ExitReason = ExitReason.Mmio,
            Fields = RecordFields.Mmio,
            MmioAddress = address,
            MmioLength = length,
            MmioIsWrite = write,
            MmioData = data,
            X0 = x0,
        });

    private static readonly Gen<ExitRecord> Failure = Gen.Select(Gen.OneOf(Errno.ENOSYS, Errno.EINTR), Value)
        .Select((errno, pc) => new ExitRecord { Kind = RecordKind.Exit, Errno = errno, ExitReason = ExitReason.Intr, Pc = pc });

    private static readonly Gen<EndState?> End = Gen.OneOf(
        Gen.Const((EndState?)null),
        Gen.Select(Value.Array[EndRegisters.ExceptionRegisters], Value).Select((values, _) => (EndState?)new EndState(values, null)),
        Gen.Select(Value.Array[EndRegisters.All.Count], Value).Select((values, ram) => (EndState?)new EndState(values, ram)));

    private static readonly Gen<string> ScenarioId = Gen.Select(
        Gen.String["abz/-"], Gen.OneOf("", "@guest-debug=enable+singlestep", "@mdcr-el2={TDE: 1, TDA: 0}"), (name, variant) => "g/" + name + variant);

    public static Gen<RunLog> Log { get; } = Gen.Select(Gen.OneOf(Set, Debug, Mmio, Failure).Array[0, 12], End, Gen.Bool).Select((records, end, bug) =>
    {
        RunLog log = new();
        foreach (ExitRecord record in records)
        {
            log.Add(record);
        }

        log.Finish(bug ? RunOutcome.HostBug : RunOutcome.Completed, bug ? null : end);
        return log;
    });

    public static Gen<Trace> Trace { get; } = Gen.Select(ScenarioId, Log, (id, log) => RunTrace.Of(id, log));

    public static Gen<Trace[]> Traces { get; } =
        Trace.Array[1, 5].Select(all => all.DistinctBy(t => t.Scenario).OrderBy(t => t.Scenario, StringComparer.Ordinal).ToArray());
}
