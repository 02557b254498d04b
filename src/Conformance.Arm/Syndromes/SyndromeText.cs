using System.Text;
using Conformance.Arm.Names;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Syndromes;

/// <summary>Syndromes in words.</summary>
public static class SyndromeText
{
    /// <summary>One short sentence: what was taken, and the facts of the ISS that matter.</summary>
    public static string Describe(ulong esr) =>
        ExceptionClassTable.Find(esr) is { } row ? row.Name + Detail(row, esr) + Condition(esr) : Unallocated(esr);

    /// <summary>The same, with what comes of the condition of the instruction that was trapped.</summary>
    /// <param name="esr">The syndrome.</param>
    /// <param name="pstate">PSTATE of the instruction, which is SPSR_ELx.</param>
    public static string Describe(ulong esr, ulong pstate) =>
        ExceptionClassTable.Find(esr) is { } row ? row.Name + Detail(row, esr) + TrapCondition.Of(esr, pstate)?.Describe(pstate) : Unallocated(esr);

    private static string Unallocated(ulong esr) => $"exception class 0x{Esr.EC.Get(esr):x2}, unallocated";

    // Without PSTATE nothing can be said of a condition but its name.
    private static string Condition(ulong esr) =>
        !TrapCondition.HasCondition(esr) ? ""
        : !IssLayouts.Cv.IsSet(esr) ? ", condition in PSTATE.IT"
        : IssLayouts.Cond.Get(esr) < ConditionNames.Always ? $", condition {ConditionNames.Of((uint)IssLayouts.Cond.Get(esr))}" : "";

    private static string Detail(ExceptionClassInfo row, ulong esr) =>
        row.Iss.Name switch
        {
            "immediate" => $" #0x{IssLayouts.Imm16.Get(esr):x}",
            "wfx" => $" ({(IssLayouts.Ti.Get(esr) == 0 ? "WFI" : "WFE")})",
            "system register" => $": {Access(esr)}",
            "mcr" => $": {CoprocessorAccessText.Word(esr)}",
            "mcrr" => $": {CoprocessorAccessText.Doubleword(esr)}",
            "ldc" => $": {CoprocessorAccessText.Transfer(esr)}",
            "instruction abort" => $": {FaultStatus.Describe(IssLayouts.Ifsc.Get(esr))}",
            "data abort" => $": {DataAccess(esr)}, {FaultStatus.Describe(IssLayouts.Dfsc.Get(esr))}",
            "software step" => Step(esr),
            "watchpoint" => IssLayouts.Cm.IsSet(esr) ? ": cache maintenance" : IssLayouts.Wnr.IsSet(esr) ? ": write" : ": read",
            _ => "",
        };

    /// <summary>Every field of a syndrome, one a line: name, value, meaning.</summary>
    public static string DescribeFields(ulong esr)
    {
        StringBuilder text = new();
        ExceptionClassInfo? row = ExceptionClassTable.Find(esr);
        text.Append($"0x{esr:x}  {Describe(esr)}\n");
        text.Append($"  EC         0x{Esr.EC.Get(esr):x2}    {row?.Name ?? "unallocated"}\n");
        text.Append($"  IL         {Esr.IL.Get(esr)}       {(Esr.IL.IsSet(esr) ? "32-bit instruction, or not tied to an instruction" : "16-bit instruction, or made up by software")}\n");
        text.Append($"  ISS        0x{Esr.ISS.Get(esr):x}\n");
        foreach (RegisterField field in row?.Iss.Fields ?? [])
        {
            string value = field.Width > 3 ? $"0x{field.Get(esr):x}" : $"{field.Get(esr)}";
            string meaning = field.Name is "IFSC" or "DFSC" ? FaultStatus.Describe(field.Get(esr))
                : field == IssLayouts.Cond ? $"{field.Meaning[..^1]}: {ConditionNames.Of((uint)field.Get(esr))}."
                : field.Width == 1 && field.Name != IssLayouts.Direction.Name ? $"{(field.IsSet(esr) ? "yes" : "no")}: {field.Meaning}"
                : field.Meaning;
            text.Append($"  {field.Name,-10} {value,-7} {meaning}\n");
        }

        return text.ToString();
    }

    // A step syndrome with IL clear is one that KVM made up: hardware always sets IL.
    private static string Step(ulong esr) =>
        !Esr.IL.IsSet(esr) ? ", made up by KVM (no hardware syndrome)"
        : !IssLayouts.Isv.IsSet(esr) ? ", pending at entry (ISV=0)"
        : IssLayouts.Ex.IsSet(esr) ? ", one load-exclusive executed (ISV=1, EX=1)"
        : ", one instruction executed (ISV=1)";

    private static string Access(ulong esr)
    {
        SystemRegisterEncoding encoding = new(
            (int)IssLayouts.Op0.Get(esr), (int)IssLayouts.Op1.Get(esr), (int)IssLayouts.Crn.Get(esr), (int)IssLayouts.Crm.Get(esr), (int)IssLayouts.Op2.Get(esr));
        string name = SystemRegisterTable.Find(encoding)?.Name ?? encoding.GenericName;
        ulong rt = IssLayouts.Rt.Get(esr);
        string register = rt == 31 ? "xzr" : $"x{rt}";
        return encoding.Op0 < 2 ? $"SYS {name}, {register}" : IssLayouts.Direction.IsSet(esr) ? $"MRS {register}, {name}" : $"MSR {name}, {register}";
    }

    private static string DataAccess(ulong esr)
    {
        string direction = IssLayouts.Wnr.IsSet(esr) ? "write" : "read";
        if (!IssLayouts.Isv.IsSet(esr))
        {
            return IssLayouts.Cm.IsSet(esr) ? "cache maintenance" : $"{direction} without a valid syndrome";
        }

        string register = $"{(IssLayouts.Sf.IsSet(esr) ? "x" : "w")}{(IssLayouts.Srt.Get(esr) == 31 ? "zr" : IssLayouts.Srt.Get(esr))}";
        return $"{direction} of {1 << (int)IssLayouts.Sas.Get(esr)} bytes, {register}{(IssLayouts.Sse.IsSet(esr) ? ", sign-extended" : "")}";
    }
}
