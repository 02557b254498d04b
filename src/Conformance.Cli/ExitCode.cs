namespace Conformance.Cli;

/// <summary>What the process returns. Of several, bad input wins over a failed environment, and that over a difference.</summary>
public static class ExitCode
{
    /// <summary>Everything is as expected.</summary>
    public const int AsExpected = 0;

    /// <summary>Something differs.</summary>
    public const int Differs = 1;

    /// <summary>The input is wrong, nothing matched, or there is no such verb; nothing ran.</summary>
    public const int BadInput = 2;

    /// <summary>The environment failed.</summary>
    public const int Environment = 3;
}
