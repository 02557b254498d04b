namespace Conformance.Arm.Cpus;

/// <summary>A register of the IMPLEMENTATION DEFINED space that reads as a constant.</summary>
/// <param name="Value">What EL1 reads.</param>
/// <param name="IsReadOnly">A write is UNDEFINED; otherwise it is ignored.</param>
public readonly record struct ImplementationDefinedRegister(ulong Value, bool IsReadOnly);
