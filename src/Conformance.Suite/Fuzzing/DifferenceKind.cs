using System.Text.RegularExpressions;
using Conformance.Suite.Coverage.Switches;
using Conformance.Vmm.Running;

namespace Conformance.Suite.Fuzzing;

/// <summary>What kind of difference there is between the real thing and the model: what the first row that differs is on both sides, and in which fields.</summary>
/// <param name="Real">What the row is on the real thing, without its values.</param>
/// <param name="Model">What it is in the model.</param>
/// <param name="Fields">The fields that differ.</param>
public sealed partial record DifferenceKind(string Real, string Model, string Fields)
{
    private const string LogField = "kernel log";

    /// <summary>The kind of the first difference of two runs; null when they are equal.</summary>
    public static DifferenceKind? Of(TargetRun real, RunLog model)
    {
        if (real.Complaint is { } complaint)
        {
            return new(Addresses().Replace(complaint, "#"), "", LogField);
        }

        if (real.Log is not { } log)
        {
            return null;
        }

        if (log.Outcome == RunOutcome.Error || model.Outcome == RunOutcome.Error)
        {
            // That both refuse a register, say, is agreement; the words may be another's.
            return log.Outcome == model.Outcome ? null : new(Outcome(log), Outcome(model), "outcome");
        }

        // Where the watchdog interrupts a guest that runs for ever is chance, and so is what it has done by then.
        bool bothEndless = EndlessRun.Is(log) && EndlessRun.Is(model);
        (RunLog left, RunLog right) = bothEndless ? (EndlessRun.WithoutEnd(log), EndlessRun.WithoutEnd(model)) : (log, model);
        return new RecordedRun("", left, null, null).FirstDifference(right, null, null) is { } sight
            ? new(sight.Before, sight.After, WithoutNumbers(sight.Fields))
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Real == Model ? $"{Real}: {Fields}" : $"{Real} instead of {Model}: {Fields}";

    private static string Outcome(RunLog log) => log.Outcome == RunOutcome.Error ? $"error ({Addresses().Replace(log.Error, "#")})" : "a run";

    // Which of the general registers differs is chance.
    private static string WithoutNumbers(string fields) => string.Join('+', fields.Split('+').Select(field => General().Replace(field, "x")).Distinct());

    [GeneratedRegex("0x[0-9a-f]+|[0-9]+")]
    private static partial Regex Addresses();

    [GeneratedRegex("^x[0-9]+$")]
    private static partial Regex General();
}
