using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>What A64 has and the suite deliberately does not cover. A program that holds it is refused.</summary>
internal static class Unsupported
{
    public static IEnumerable<UnsupportedRow> Rows() =>
    [
        new("any:3 0 111 any2:25", "Advanced SIMD and floating-point data processing"),
        new("any:3 1 111 any2:25", "Advanced SIMD and floating-point data processing"),
        new("any:2 1 1 1 1 any2:26", "loads and stores of SIMD and floating-point registers"),
        new("any:2 1 0 1 1 any2:26", "loads and stores of SIMD and floating-point register pairs"),
        new("any:2 0 1 1 1 any2:26", "literal loads of SIMD and floating-point registers"),
        new("any:2 0 0 1 1 any2:26", "Advanced SIMD structure loads and stores"),
        new("any:3 0010 any2:25", "SVE"),
        new("any:2 001000 1 any2:1 0 any3:5 0 any4:15", "STLLR and LDLAR (FEAT_LOR)"),
    ];
}
