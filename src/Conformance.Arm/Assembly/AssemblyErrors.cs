namespace Conformance.Arm.Assembly;

/// <summary>The mistakes found so far in a program.</summary>
internal sealed class AssemblyErrors
{
    private readonly List<AssemblyError> _errors = [];

    /// <summary>No mistakes.</summary>
    public AssemblyErrors()
    {
    }

    /// <summary>The mistakes that were found before.</summary>
    public AssemblyErrors(AssemblyErrors before) => _errors.AddRange(before._errors);

    /// <summary>Notes a mistake; <paramref name="offset"/> is the position in the line from 0.</summary>
    public void Add(int line, int offset, int length, string message) =>
        _errors.Add(new(line, offset + 1, Math.Max(1, length), message));

    /// <summary>The mistakes in the order of the text.</summary>
    public IReadOnlyList<AssemblyError> InOrder() => _errors.Count < 2 ? _errors : [.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)];
}
