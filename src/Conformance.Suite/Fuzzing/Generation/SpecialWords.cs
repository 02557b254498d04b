namespace Conformance.Suite.Fuzzing.Generation;

/// <summary>Instructions that a case needs at its beginning, in one instruction set.</summary>
/// <param name="OslarFromBits">Locks or unlocks the OS lock.</param>
/// <param name="Load">Loads from the address that the fourth register has.</param>
/// <param name="HvcZero">HVC #0.</param>
/// <param name="OpenSError">Clears PSTATE.A.</param>
internal readonly record struct SpecialWords(uint OslarFromBits, uint Load, uint HvcZero, uint OpenSError);
