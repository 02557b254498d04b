namespace Conformance.Arm.Registers;

/// <summary>Monitor Debug Configuration Register, EL2 (Arm ARM D19.3.18, DDI 0500D).</summary>
public static class MdcrEl2
{
    /// <summary>Number of event counters that EL1 and EL0 may use.</summary>
    public static readonly RegisterField HPMN = new("HPMN", 0, 5, "Number of event counters that EL1 and EL0 may use.");

    /// <summary>Traps PMCR accesses to EL2.</summary>
    public static readonly RegisterField TPMCR = new("TPMCR", 5, 1, "Traps PMCR accesses to EL2.");

    /// <summary>Traps PMU register accesses to EL2.</summary>
    public static readonly RegisterField TPM = new("TPM", 6, 1, "Traps PMU register accesses to EL2.");

    /// <summary>Enables the event counters kept for EL2.</summary>
    public static readonly RegisterField HPME = new("HPME", 7, 1, "Enables the event counters kept for EL2.");

    /// <summary>Routes debug exceptions to EL2, and traps as if TDA, TDOSA and TDRA were set.</summary>
    public static readonly RegisterField TDE = new("TDE", 8, 1, "Routes debug exceptions to EL2, and traps as if TDA, TDOSA and TDRA were set.");

    /// <summary>Traps debug register accesses to EL2.</summary>
    public static readonly RegisterField TDA = new("TDA", 9, 1, "Traps debug register accesses to EL2.");

    /// <summary>Traps accesses to the OS-related debug registers to EL2.</summary>
    public static readonly RegisterField TDOSA = new("TDOSA", 10, 1, "Traps accesses to the OS-related debug registers to EL2.");

    /// <summary>Traps accesses to the debug ROM address registers to EL2.</summary>
    public static readonly RegisterField TDRA = new("TDRA", 11, 1, "Traps accesses to the debug ROM address registers to EL2.");

    /// <summary>Who owns the statistical profiling buffer.</summary>
    public static readonly RegisterField E2PB = new("E2PB", 12, 2, "Who owns the statistical profiling buffer.");

    /// <summary>Traps statistical profiling register accesses to EL2.</summary>
    public static readonly RegisterField TPMS = new("TPMS", 14, 1, "Traps statistical profiling register accesses to EL2.");

    /// <summary>Enables system PMU accesses.</summary>
    public static readonly RegisterField EnSPM = new("EnSPM", 15, 1, "Enables system PMU accesses.");

    /// <summary>Stops event counting at EL2.</summary>
    public static readonly RegisterField HPMD = new("HPMD", 17, 1, "Stops event counting at EL2.");

    /// <summary>Traps trace filter register accesses to EL2.</summary>
    public static readonly RegisterField TTRF = new("TTRF", 19, 1, "Traps trace filter register accesses to EL2.");

    /// <summary>Stops the cycle counter at EL2.</summary>
    public static readonly RegisterField HCCD = new("HCCD", 23, 1, "Stops the cycle counter at EL2.");

    /// <summary>Who owns the trace buffer.</summary>
    public static readonly RegisterField E2TB = new("E2TB", 24, 2, "Who owns the trace buffer.");

    /// <summary>Long event counters for EL2.</summary>
    public static readonly RegisterField HLP = new("HLP", 26, 1, "Long event counters for EL2.");

    /// <summary>Traps accesses to the debug communication channel to EL2.</summary>
    public static readonly RegisterField TDCC = new("TDCC", 27, 1, "Traps accesses to the debug communication channel to EL2.");

    /// <summary>Enables PMUv3 events of other threads.</summary>
    public static readonly RegisterField MTPME = new("MTPME", 28, 1, "Enables PMUv3 events of other threads.");

    /// <summary>Freezes event counters on overflow.</summary>
    public static readonly RegisterField HPMFZO = new("HPMFZO", 29, 1, "Freezes event counters on overflow.");

    /// <summary>Enables PMU snapshots.</summary>
    public static readonly RegisterField PMSSE = new("PMSSE", 30, 2, "Enables PMU snapshots.");

    /// <summary>Freezes event counters on a profiling event.</summary>
    public static readonly RegisterField HPMFZS = new("HPMFZS", 36, 1, "Freezes event counters on a profiling event.");

    /// <summary>All fields.</summary>
    public static readonly RegisterLayout Layout = new(
        "MDCR_EL2",
        HPMN, TPMCR, TPM, HPME, TDE, TDA, TDOSA, TDRA,
        E2PB, TPMS, EnSPM, HPMD, TTRF, HCCD, E2TB, HLP,
        TDCC, MTPME, HPMFZO, PMSSE, HPMFZS);
}
