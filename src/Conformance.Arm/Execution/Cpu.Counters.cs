using Conformance.Arm.Registers;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // The cycle counter's bit in the registers that have a bit for each counter.
    private const ulong CycleCounter = 0x8000_0000;

    // PMCR_EL0.N: below EL2 it tells how many counters MDCR_EL2.HPMN leaves there.
    private static readonly RegisterField PmcrN = new("N", 11, 5, "Number of event counters.");

    private ulong ImplementedCounters => CycleCounter | ((1UL << Model.EventCounters) - 1);

    // Registers of which one name sets bits and another clears them; both names read the same.
    private bool StoreCounterSet(SystemRegister register, ulong value)
    {
        (SystemRegister set, SystemRegister clear) = register switch
        {
            SystemRegister.PMCNTENSET_EL0 or SystemRegister.PMCNTENCLR_EL0 => (SystemRegister.PMCNTENSET_EL0, SystemRegister.PMCNTENCLR_EL0),
            SystemRegister.PMINTENSET_EL1 or SystemRegister.PMINTENCLR_EL1 => (SystemRegister.PMINTENSET_EL1, SystemRegister.PMINTENCLR_EL1),
            SystemRegister.PMOVSSET_EL0 or SystemRegister.PMOVSCLR_EL0 => (SystemRegister.PMOVSSET_EL0, SystemRegister.PMOVSCLR_EL0),
            _ => default,
        };
        if (set == clear)
        {
            return false;
        }

        ulong bits = value & ImplementedCounters;
        ulong updated = register == set ? _system[(int)set] | bits : _system[(int)set] & ~bits;
        _system[(int)set] = updated;
        _system[(int)clear] = updated;
        return true;
    }
}
