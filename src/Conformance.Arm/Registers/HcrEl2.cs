namespace Conformance.Arm.Registers;

/// <summary>Hypervisor Configuration Register (Arm ARM D19.2.48).</summary>
public static class HcrEl2
{
    /// <summary>Enables stage 2 translation.</summary>
    public static readonly RegisterField VM = new("VM", 0, 1, "Enables stage 2 translation.");

    /// <summary>Makes set/way invalidation clean as well.</summary>
    public static readonly RegisterField SWIO = new("SWIO", 1, 1, "Makes set/way invalidation clean as well.");

    /// <summary>Faults a stage 1 walk that hits device memory.</summary>
    public static readonly RegisterField PTW = new("PTW", 2, 1, "Faults a stage 1 walk that hits device memory.");

    /// <summary>Routes FIQ to EL2.</summary>
    public static readonly RegisterField FMO = new("FMO", 3, 1, "Routes FIQ to EL2.");

    /// <summary>Routes IRQ to EL2.</summary>
    public static readonly RegisterField IMO = new("IMO", 4, 1, "Routes IRQ to EL2.");

    /// <summary>Routes SError to EL2.</summary>
    public static readonly RegisterField AMO = new("AMO", 5, 1, "Routes SError to EL2.");

    /// <summary>A virtual FIQ is pending.</summary>
    public static readonly RegisterField VF = new("VF", 6, 1, "A virtual FIQ is pending.");

    /// <summary>A virtual IRQ is pending.</summary>
    public static readonly RegisterField VI = new("VI", 7, 1, "A virtual IRQ is pending.");

    /// <summary>A virtual SError is pending.</summary>
    public static readonly RegisterField VSE = new("VSE", 8, 1, "A virtual SError is pending.");

    /// <summary>Broadcasts maintenance.</summary>
    public static readonly RegisterField FB = new("FB", 9, 1, "Broadcasts maintenance.");

    /// <summary>Least shareability of barriers.</summary>
    public static readonly RegisterField BSU = new("BSU", 10, 2, "Least shareability of barriers.");

    /// <summary>Default cacheability.</summary>
    public static readonly RegisterField DC = new("DC", 12, 1, "Default cacheability.");

    /// <summary>Traps WFI to EL2.</summary>
    public static readonly RegisterField TWI = new("TWI", 13, 1, "Traps WFI to EL2.");

    /// <summary>Traps WFE to EL2.</summary>
    public static readonly RegisterField TWE = new("TWE", 14, 1, "Traps WFE to EL2.");

    /// <summary>Traps ID group 0 to EL2.</summary>
    public static readonly RegisterField TID0 = new("TID0", 15, 1, "Traps ID group 0 to EL2.");

    /// <summary>Traps ID group 1 to EL2.</summary>
    public static readonly RegisterField TID1 = new("TID1", 16, 1, "Traps ID group 1 to EL2.");

    /// <summary>Traps ID group 2 to EL2.</summary>
    public static readonly RegisterField TID2 = new("TID2", 17, 1, "Traps ID group 2 to EL2.");

    /// <summary>Traps ID group 3 to EL2.</summary>
    public static readonly RegisterField TID3 = new("TID3", 18, 1, "Traps ID group 3 to EL2.");

    /// <summary>Traps SMC to EL2.</summary>
    public static readonly RegisterField TSC = new("TSC", 19, 1, "Traps SMC to EL2.");

    /// <summary>Traps implementation-defined registers to EL2.</summary>
    public static readonly RegisterField TIDCP = new("TIDCP", 20, 1, "Traps implementation-defined registers to EL2.");

    /// <summary>Traps ACTLR accesses to EL2.</summary>
    public static readonly RegisterField TACR = new("TACR", 21, 1, "Traps ACTLR accesses to EL2.");

    /// <summary>Traps cache maintenance by set and way to EL2.</summary>
    public static readonly RegisterField TSW = new("TSW", 22, 1, "Traps cache maintenance by set and way to EL2.");

    /// <summary>Traps cache maintenance to the point of coherency to EL2.</summary>
    public static readonly RegisterField TPC = new("TPC", 23, 1, "Traps cache maintenance to the point of coherency to EL2.");

    /// <summary>Traps cache maintenance to the point of unification to EL2.</summary>
    public static readonly RegisterField TPU = new("TPU", 24, 1, "Traps cache maintenance to the point of unification to EL2.");

    /// <summary>Traps TLB maintenance to EL2.</summary>
    public static readonly RegisterField TTLB = new("TTLB", 25, 1, "Traps TLB maintenance to EL2.");

    /// <summary>Traps writes of virtual memory controls to EL2.</summary>
    public static readonly RegisterField TVM = new("TVM", 26, 1, "Traps writes of virtual memory controls to EL2.");

    /// <summary>Traps general exceptions to EL2, debug exceptions included.</summary>
    public static readonly RegisterField TGE = new("TGE", 27, 1, "Traps general exceptions to EL2, debug exceptions included.");

    /// <summary>Traps DC ZVA to EL2.</summary>
    public static readonly RegisterField TDZ = new("TDZ", 28, 1, "Traps DC ZVA to EL2.");

    /// <summary>Disables HVC.</summary>
    public static readonly RegisterField HCD = new("HCD", 29, 1, "Disables HVC.");

    /// <summary>Traps reads of virtual memory controls to EL2.</summary>
    public static readonly RegisterField TRVM = new("TRVM", 30, 1, "Traps reads of virtual memory controls to EL2.");

    /// <summary>EL1 is AArch64.</summary>
    public static readonly RegisterField RW = new("RW", 31, 1, "EL1 is AArch64.");

    /// <summary>Disables stage 2 data caching.</summary>
    public static readonly RegisterField CD = new("CD", 32, 1, "Disables stage 2 data caching.");

    /// <summary>Disables stage 2 instruction caching.</summary>
    public static readonly RegisterField ID = new("ID", 33, 1, "Disables stage 2 instruction caching.");

    /// <summary>EL2 hosts an operating system.</summary>
    public static readonly RegisterField E2H = new("E2H", 34, 1, "EL2 hosts an operating system.");

    /// <summary>Traps LORegion registers to EL2.</summary>
    public static readonly RegisterField TLOR = new("TLOR", 35, 1, "Traps LORegion registers to EL2.");

    /// <summary>Traps error record registers to EL2.</summary>
    public static readonly RegisterField TERR = new("TERR", 36, 1, "Traps error record registers to EL2.");

    /// <summary>Routes external aborts to EL2.</summary>
    public static readonly RegisterField TEA = new("TEA", 37, 1, "Routes external aborts to EL2.");

    /// <summary>Forces stage 2 write-back.</summary>
    public static readonly RegisterField FWB = new("FWB", 46, 1, "Forces stage 2 write-back.");

    /// <summary>All fields.</summary>
    public static readonly RegisterLayout Layout = new(
        "HCR_EL2",
        VM, SWIO, PTW, FMO, IMO, AMO, VF, VI,
        VSE, FB, BSU, DC, TWI, TWE, TID0, TID1,
        TID2, TID3, TSC, TIDCP, TACR, TSW, TPC, TPU,
        TTLB, TVM, TGE, TDZ, HCD, TRVM, RW, CD,
        ID, E2H, TLOR, TERR, TEA, FWB);
}
