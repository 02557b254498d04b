using System.Collections.Frozen;
using Conformance.Kvm.Machines;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Words that stand for several instructions in a program.</summary>
internal static class Macros
{
    private static readonly FrozenDictionary<string, string> A64 = Done("mov x16, #0x0a000000\nstr w0, [x16]");
    private static readonly FrozenDictionary<string, string> A32 = Done("mov r12, #0x0a000000\nstr r0, [r12]");
    private static readonly FrozenDictionary<string, string> T32 = Done("mov.w r12, #0x0a000000\nstr.w r0, [r12]");
    private static readonly FrozenDictionary<string, string> El2 = Done("hvc #0x7fff");

    /// <summary>The words of a machine and an instruction set.</summary>
    public static IReadOnlyDictionary<string, string> For(MachineKind machine, GuestIsa isa) => (machine, isa) switch
    {
        (MachineKind.El2, _) => El2,
        (_, GuestIsa.A32) => A32,
        (_, GuestIsa.T32) => T32,
        _ => A64,
    };

    private static FrozenDictionary<string, string> Done(string instructions) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["done"] = instructions }.ToFrozenDictionary(StringComparer.Ordinal);
}
