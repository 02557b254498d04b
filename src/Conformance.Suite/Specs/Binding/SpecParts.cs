using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Diagnostics;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Binding;

/// <summary>A label, or an address where <paramref name="Label"/> is empty.</summary>
public readonly record struct Place(string Label, ulong Address, SourceSpan Span);

/// <summary>A register, as it was written, and its value.</summary>
public sealed record RegisterSetting(string Name, OneReg Register, Place Value);

/// <summary>A breakpoint or watchpoint register of KVM_SET_GUEST_DEBUG.</summary>
public sealed record DebugSlot(int Slot, Place At, ulong Control);

/// <summary>Words in RAM from an address on.</summary>
public sealed record DataWords(ulong Address, IReadOnlyList<ulong> Words, SourceSpan Span);

/// <summary>A field of a register, as it was written, and its value.</summary>
public readonly record struct FieldSetting(string Name, ulong Value);

/// <summary>Forced fields of a register, and the bits that they make.</summary>
public sealed record ForcedFields(RegisterOverride Bits, IReadOnlyList<FieldSetting> Fields);

/// <summary>A program, and how its lines and columns map to the file it stands in.</summary>
/// <param name="Text">The program, lines separated by LF.</param>
/// <param name="Span">Where it begins in the file.</param>
/// <param name="FirstLine">The line of the file that holds its first line.</param>
/// <param name="ColumnOffset">Characters of the file before the first column of the program.</param>
public sealed record CodeText(string Text, SourceSpan Span, int FirstLine, int ColumnOffset);

/// <summary>What userspace does at an exit.</summary>
public sealed record WhenSpec(WhenEvent On, int Nth, IReadOnlyList<ActionSpec> Actions);

/// <summary>One action of userspace: registers to set, or something that needs no label.</summary>
/// <param name="Set">Registers of KVM_SET_ONE_REG; null for another action.</param>
/// <param name="Fixed">Another action; null for registers.</param>
public sealed record ActionSpec(IReadOnlyList<RegisterSetting>? Set, VmmAction? Fixed);
