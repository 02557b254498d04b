using Conformance.Arm.Registers;

namespace Conformance.Arm.Syndromes;

/// <summary>The fields that every ESR_ELx has.</summary>
public static class Esr
{
    /// <summary>Exception class.</summary>
    public static readonly RegisterField EC = new("EC", 26, 6, "Exception class.");

    /// <summary>Instruction length.</summary>
    public static readonly RegisterField IL = new("IL", 25, 1, "The instruction was 32 bits long.");

    /// <summary>Instruction specific syndrome.</summary>
    public static readonly RegisterField ISS = new("ISS", 0, 25, "Instruction specific syndrome.");

    /// <summary>A syndrome with IL set and the given ISS.</summary>
    public static ulong Of(ExceptionClass @class, ulong iss = 0) => EC.Place((ulong)@class) | IL.Mask | iss;

    /// <summary>The exception class of a syndrome.</summary>
    public static ExceptionClass ClassOf(ulong esr) => (ExceptionClass)EC.Get(esr);
}
