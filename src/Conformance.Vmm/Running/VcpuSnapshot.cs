using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Vmm.Running;

/// <summary>Save and restore: everything KVM_GET_REG_LIST names is read out and loaded into a fresh vCPU.</summary>
internal static class VcpuSnapshot
{
    /// <summary>Null, or why it failed.</summary>
    public static string? MoveToFreshVcpu(IMachine machine, VcpuFeatures features)
    {
        IVcpu old = machine.Vcpu;
        List<(OneReg Register, ulong Value)> values = [];
        foreach (OneReg register in old.RegList)
        {
            if (old.GetOneReg(register, out ulong value).IsOk)
            {
                values.Add((register, value));
            }
        }

        KvmResult hasEvents = old.GetEvents(out VcpuEvents events);
        machine.RecreateVcpu();
        KvmResult initialised = machine.Vcpu.Init(features);
        if (!initialised.IsOk)
        {
            return $"KVM_ARM_VCPU_INIT of the fresh vCPU failed: {initialised.Errno}";
        }

        foreach ((OneReg register, ulong value) in values)
        {
            KvmResult set = machine.Vcpu.SetOneReg(register, value);
            if (!set.IsOk)
            {
                return $"KVM_SET_ONE_REG of register 0x{register.Id:x} to 0x{value:x} in the fresh vCPU failed: {set.Errno}";
            }
        }

        if (hasEvents.IsOk)
        {
            machine.Vcpu.SetEvents(events);
        }

        return null;
    }
}
