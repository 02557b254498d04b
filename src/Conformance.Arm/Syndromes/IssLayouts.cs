using Conformance.Arm.Registers;

namespace Conformance.Arm.Syndromes;

/// <summary>The fields of one kind of ISS.</summary>
public sealed record IssLayout(string Name, IReadOnlyList<RegisterField> Fields);

/// <summary>The ISS encodings (Arm ARM D19.2.37). One table builds syndromes in the model and decodes them for people.</summary>
public static class IssLayouts
{
    /// <summary>Immediate of SVC, HVC, SMC, BRK and BKPT.</summary>
    public static readonly RegisterField Imm16 = new("imm16", 0, 16, "Immediate of the instruction.");

    /// <summary>Whether COND is valid.</summary>
    public static readonly RegisterField Cv = new("CV", 24, 1, "COND is valid.");

    /// <summary>Condition code.</summary>
    public static readonly RegisterField Cond = new("COND", 20, 4, "Condition code of the instruction.");

    /// <summary>COND is valid in the syndrome of an SMC from AArch32.</summary>
    public static readonly RegisterField CcKnownPass = new("CCKNOWNPASS", 19, 1, "CV and COND are valid.");

    /// <summary>Which of WFI, WFE, WFIT, WFET.</summary>
    public static readonly RegisterField Ti = new("TI", 0, 2, "0 WFI, 1 WFE, 2 WFIT, 3 WFET.");

    /// <summary>Whether the rest of a step or abort syndrome is valid.</summary>
    public static readonly RegisterField Isv = new("ISV", 24, 1, "The fields of the syndrome are valid.");

    /// <summary>The stepped instruction was a load-exclusive.</summary>
    public static readonly RegisterField Ex = new("EX", 6, 1, "The stepped instruction was a load-exclusive.");

    /// <summary>Fault status of an instruction abort or a debug exception.</summary>
    public static readonly RegisterField Ifsc = new("IFSC", 0, 6, "Fault status.");

    /// <summary>Fault status of a data abort or a watchpoint.</summary>
    public static readonly RegisterField Dfsc = new("DFSC", 0, 6, "Fault status.");

    /// <summary>The access was a write.</summary>
    public static readonly RegisterField Wnr = new("WnR", 6, 1, "The access was a write.");

    /// <summary>The access was cache maintenance.</summary>
    public static readonly RegisterField Cm = new("CM", 8, 1, "The access was cache maintenance.");

    /// <summary>External abort type.</summary>
    public static readonly RegisterField Ea = new("EA", 9, 1, "External abort type.");

    /// <summary>FAR is not valid.</summary>
    public static readonly RegisterField Fnv = new("FnV", 10, 1, "FAR is not valid.");

    /// <summary>The fault was met on the walk of stage 1.</summary>
    public static readonly RegisterField S1ptw = new("S1PTW", 7, 1, "The fault was met on a stage 1 table walk.");

    /// <summary>Access size.</summary>
    public static readonly RegisterField Sas = new("SAS", 22, 2, "Access size: 0 byte, 1 halfword, 2 word, 3 doubleword.");

    /// <summary>Sign extension.</summary>
    public static readonly RegisterField Sse = new("SSE", 21, 1, "The value loaded is sign-extended.");

    /// <summary>General register.</summary>
    public static readonly RegisterField Srt = new("SRT", 16, 5, "General register of the access.");

    /// <summary>64-bit register.</summary>
    public static readonly RegisterField Sf = new("SF", 15, 1, "The register is 64 bits wide.");

    /// <summary>Acquire or release.</summary>
    public static readonly RegisterField Ar = new("AR", 14, 1, "The access has acquire or release semantics.");

    /// <summary>op0.</summary>
    public static readonly RegisterField Op0 = new("op0", 20, 2, "op0 of the register.");

    /// <summary>op2.</summary>
    public static readonly RegisterField Op2 = new("op2", 17, 3, "op2 of the register.");

    /// <summary>op1.</summary>
    public static readonly RegisterField Op1 = new("op1", 14, 3, "op1 of the register.");

    /// <summary>CRn.</summary>
    public static readonly RegisterField Crn = new("CRn", 10, 4, "CRn of the register.");

    /// <summary>opc1 of MCRR and MRRC.</summary>
    public static readonly RegisterField Opc1Of64 = new("opc1", 16, 4, "opc1.");

    /// <summary>Second general register of MCRR and MRRC.</summary>
    public static readonly RegisterField Rt2 = new("Rt2", 10, 5, "Second general register.");

    /// <summary>Rt.</summary>
    public static readonly RegisterField Rt = new("Rt", 5, 5, "General register of the instruction.");

    /// <summary>CRm.</summary>
    public static readonly RegisterField Crm = new("CRm", 1, 4, "CRm of the register.");

    /// <summary>Direction.</summary>
    public static readonly RegisterField Direction = new("Direction", 0, 1, "0 write (MSR), 1 read (MRS).");

    /// <summary>The rest of an SError syndrome is implementation defined.</summary>
    public static readonly RegisterField Ids = new("IDS", 24, 1, "The rest is implementation defined.");

    /// <summary>No fields.</summary>
    public static readonly IssLayout None = new("none", []);

    /// <summary>imm16.</summary>
    public static readonly IssLayout Immediate = new("immediate", [Imm16]);

    /// <summary>Condition only.</summary>
    public static readonly IssLayout Conditional = new("condition", [Cv, Cond]);

    /// <summary>WFI and WFE.</summary>
    public static readonly IssLayout Wfx = new(
        "wfx", [Cv, Cond, new("RN", 5, 5, "Register of WFIT and WFET."), new("RV", 2, 1, "RN is valid."), Ti]);

    /// <summary>SMC from AArch32.</summary>
    public static readonly IssLayout Smc32 = new(
        "smc32", [Cv, Cond, CcKnownPass]);

    /// <summary>MCR and MRC.</summary>
    public static readonly IssLayout CopMcr = new(
        "mcr", [Cv, Cond, Op2 with { Name = "opc2", Meaning = "opc2." }, Op1 with { Name = "opc1", Meaning = "opc1." }, Crn, Rt, Crm, Direction]);

    /// <summary>MCRR and MRRC.</summary>
    public static readonly IssLayout CopMcrr = new(
        "mcrr", [Cv, Cond, Opc1Of64, Rt2, Rt, Crm, Direction]);

    /// <summary>LDC and STC.</summary>
    public static readonly IssLayout CopLdc = new(
        "ldc", [Cv, Cond, new("imm8", 12, 8, "Offset."), new("Rn", 5, 5, "Base register."), new("Offset", 4, 1, "The offset is added."), new("AM", 1, 3, "Addressing mode."), Direction]);

    /// <summary>MSR, MRS and SYS.</summary>
    public static readonly IssLayout SystemRegister = new("system register", [Op0, Op2, Op1, Crn, Rt, Crm, Direction]);

    /// <summary>Instruction abort.</summary>
    public static readonly IssLayout InstructionAbort = new("instruction abort", [Fnv, Ea, S1ptw, Ifsc]);

    /// <summary>Data abort.</summary>
    public static readonly IssLayout DataAbort = new("data abort", [Isv, Sas, Sse, Srt, Sf, Ar, Fnv, Ea, Cm, S1ptw, Wnr, Dfsc]);

    /// <summary>Breakpoint and vector catch.</summary>
    public static readonly IssLayout Debug = new("debug", [Ifsc]);

    /// <summary>Software step.</summary>
    public static readonly IssLayout SoftwareStep = new("software step", [Isv, Ex, Ifsc]);

    /// <summary>Watchpoint.</summary>
    public static readonly IssLayout Watchpoint = new("watchpoint", [Cm, Wnr, Dfsc]);

    /// <summary>SError.</summary>
    public static readonly IssLayout SError = new("SError", [Ids]);
}
