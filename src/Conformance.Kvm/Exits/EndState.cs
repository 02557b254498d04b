namespace Conformance.Kvm.Exits;

/// <summary>EL1 registers after the last exit, by KVM_GET_ONE_REG.</summary>
public readonly record struct EndState(ulong EsrEl1, ulong ElrEl1, ulong SpsrEl1, ulong FarEl1, ulong MdscrEl1);
