namespace Conformance.Arm.Assembly;

/// <summary>A mistake in a program: where (line and column from 1, length in characters) and what, and what to do.</summary>
public sealed record AssemblyError(int Line, int Column, int Length, string Message);

/// <summary>One instruction or datum of a program: where it lies, how long it is, and the line it was written on.</summary>
/// <param name="Address">Address of its first byte.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Line">Line of the source, from 1.</param>
/// <param name="IsInstruction">False for data.</param>
public readonly record struct AssembledStatement(ulong Address, int Length, int Line, bool IsInstruction);

/// <summary>What came out of assembling a program.</summary>
/// <param name="Origin">Address of the first byte.</param>
/// <param name="Bytes">The program.</param>
/// <param name="Labels">Address of each named label.</param>
/// <param name="Statements">In address order.</param>
/// <param name="Errors">All mistakes; when there are any, the bytes mean nothing.</param>
public sealed record AssembledProgram(
    ulong Origin,
    byte[] Bytes,
    IReadOnlyDictionary<string, ulong> Labels,
    IReadOnlyList<AssembledStatement> Statements,
    IReadOnlyList<AssemblyError> Errors);
