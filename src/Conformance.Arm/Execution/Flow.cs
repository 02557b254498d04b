namespace Conformance.Arm.Execution;

/// <summary>How an instruction ended.</summary>
internal enum Flow
{
    /// <summary>It completed; the next one follows it.</summary>
    Next,

    /// <summary>It completed and wrote pc.</summary>
    Jump,

    /// <summary>It completed, pc is written, and it changed what the execution loop relies on.</summary>
    Leave,

    /// <summary>It took an exception instead of completing, or an exception is its effect.</summary>
    Exception,
}
