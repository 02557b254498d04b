namespace Conformance.Arm.Instructions;

/// <summary>The groups of the A64 encoding index (Arm ARM C4.1), by which tables and coverage are ordered.</summary>
public enum InstructionClass : byte
{
    /// <summary>Reserved.</summary>
    Reserved,

    /// <summary>Data processing, immediate.</summary>
    DataProcessingImmediate,

    /// <summary>Data processing, register.</summary>
    DataProcessingRegister,

    /// <summary>Branches.</summary>
    Branch,

    /// <summary>Exception generation.</summary>
    Exception,

    /// <summary>System instructions, hints and barriers.</summary>
    System,

    /// <summary>Loads and stores.</summary>
    LoadStore,

    /// <summary>Exclusives, acquire and release, and atomics.</summary>
    Synchronization,
}
