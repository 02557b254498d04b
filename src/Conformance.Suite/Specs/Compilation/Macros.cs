using System.Collections.Frozen;
using Conformance.Kvm.Machines;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Words that stand for several instructions in a program.</summary>
internal static class Macros
{
    private static readonly FrozenDictionary<string, string> Kvm = Done("mov x16, #0x0a000000\nstr w0, [x16]");
    private static readonly FrozenDictionary<string, string> El2 = Done("hvc #0x7fff");

    /// <summary>The words of a machine.</summary>
    public static IReadOnlyDictionary<string, string> For(MachineKind machine) => machine == MachineKind.El2 ? El2 : Kvm;

    private static FrozenDictionary<string, string> Done(string instructions) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["done"] = instructions }.ToFrozenDictionary(StringComparer.Ordinal);
}
