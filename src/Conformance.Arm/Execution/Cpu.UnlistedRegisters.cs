using Conformance.Arm.Cpus;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // MSR and MRS of an encoding that the table of registers has no row for.
    private Flow AccessUnlisted(SystemRegisterEncoding encoding, int rt, bool isRead)
    {
        if (encoding.IsFeatureIdentification && isRead && _el != 0)
        {
            return HcrEl2Has(Registers.HcrEl2.TID3) ? TrapUnlisted(encoding, rt, isRead) : ReadAs(rt, 0);
        }

        if (encoding is { Op0: 3, CRn: 11 or 15 } && _el == 1)
        {
            if (Model.HasTidcp && HcrEl2Has(Registers.HcrEl2.TIDCP))
            {
                return TrapUnlisted(encoding, rt, isRead);
            }

            if (Model.ImplementationDefined.TryGetValue(encoding, out ImplementationDefinedRegister register) && (isRead || !register.IsReadOnly))
            {
                Decide(RuleId.SystemRegisterPermitted);
                return isRead ? ReadAs(rt, register.Value) : Flow.Next;
            }
        }

        if (Model.HasLoregions && encoding.IsLimitedOrdering && (isRead || !encoding.IsLorid) && _el == 1 && HcrEl2Has(Registers.HcrEl2.TLOR))
        {
            return TrapUnlisted(encoding, rt, isRead);
        }

        return UndefinedUnlessNotCovered(encoding);
    }

    // What only EL1 has is UNDEFINED at EL0 whether it is covered or not.
    private Flow UndefinedUnlessNotCovered(SystemRegisterEncoding encoding)
    {
        if (Model.NotCovered.Contains(encoding) && (_el != 0 || encoding.Op1 == 3))
        {
            GoBeyond($"the guest accesses {encoding.GenericName} at 0x{Pc:x}, which the suite does not cover");
            return Flow.Exception;
        }

        Decide(RuleId.SystemRegisterNotImplemented);
        return RaiseUndefined();
    }

    private Flow ReadAs(int rt, ulong value)
    {
        _x[rt] = value;
        return Flow.Next;
    }

    private Flow TrapUnlisted(SystemRegisterEncoding encoding, int rt, bool isRead)
    {
        Decide(RuleId.SystemRegisterTrapped);
        ulong iss = SystemRegisterSyndrome(encoding.Op0, encoding.Op1, encoding.CRn, encoding.CRm, encoding.Op2, rt, isRead);
        ToEl2(Esr.Of(ExceptionClass.SystemRegister, iss), Pc);
        return Flow.Exception;
    }
}
