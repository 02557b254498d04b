using Conformance.Suite.Diagnostics;
using Conformance.Suite.Goldens;
using Conformance.Suite.Running;

namespace Conformance.Suite.Comparison;

/// <summary>Reads what goldens say as one side of a comparison.</summary>
public static class GoldenRuns
{
    /// <summary>The runs that goldens tell of.</summary>
    /// <param name="texts">The text of each golden, by the path under specs/ of its scenario file.</param>
    /// <param name="shownAs">What diagnostics put before that path.</param>
    /// <param name="subjects">The profiles to read; one that a golden does not name does what its base does.</param>
    /// <param name="isOfSeveral">Whether the profiles are told apart; otherwise there is one.</param>
    /// <param name="isMeantFor">Whether a scenario, by its name with the variant, is run under a profile.</param>
    /// <param name="bag">Gets the goldens that cannot be read.</param>
    public static IReadOnlyDictionary<RunKey, ComparedRun> Read(
        IReadOnlyDictionary<string, string> texts,
        string shownAs,
        IReadOnlyList<Subject> subjects,
        bool isOfSeveral,
        Func<string, Subject, bool> isMeantFor,
        DiagnosticBag bag)
    {
        Dictionary<RunKey, ComparedRun> runs = [];
        foreach ((string id, string text) in texts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            try
            {
                GoldenDocument document = GoldenReader.Read(text);
                foreach ((GoldenSection section, Subject subject) in document.Sections.SelectMany(section => subjects.Select(subject => (section, subject))))
                {
                    if (isMeantFor(id + section.Variant, subject) && section.Expected(subject) is { } behaviour)
                    {
                        runs[new(id + section.Variant, isOfSeveral ? subject.Name : "")] = ComparedRun.Of(document, section, behaviour);
                    }
                }
            }
            catch (GoldenFormatException e)
            {
                bag.Add(Diagnostic.At(new(shownAs + id, text), new(e.Line, 1, 1), e.Message));
            }
        }

        return runs;
    }
}
