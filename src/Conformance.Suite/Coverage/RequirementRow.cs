namespace Conformance.Suite.Coverage;

/// <summary>A requirement in one situation: two rows that agree show the same.</summary>
/// <param name="Requirement">The id.</param>
/// <param name="Situation">Why KVM_RUN came back, and the exception level and flags then.</param>
/// <param name="Instruction">What the guest executed: the instruction without numbers.</param>
/// <param name="Userspace">What userspace did since the exit before, and what it has set up for it.</param>
public readonly record struct RequirementRow(string Requirement, string Situation, string Instruction, string Userspace);
