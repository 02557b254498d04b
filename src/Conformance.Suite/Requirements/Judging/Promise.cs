using Conformance.Kvm.Machines;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>A run as a debugger is promised it.</summary>
/// <param name="Trace">What KVM_RUN has to return.</param>
/// <param name="Log">Why it returns, and what the guest did.</param>
public sealed record Promise(Trace Trace, PromiseLog Log);

/// <summary>The runs that a run is judged by.</summary>
/// <param name="Alternatives">The runs as promised, all of which are right.</param>
/// <param name="Undebugged">The run without a debugger; null where none is needed.</param>
public sealed record Promises(IReadOnlyList<Promise> Alternatives, Trace? Undebugged);
