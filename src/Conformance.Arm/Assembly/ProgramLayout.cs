using Conformance.Arm.Instructions;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.Assembly;

/// <summary>A statement with its address and length.</summary>
/// <param name="Statement">What was written.</param>
/// <param name="Order">Its number among all statements, labels included.</param>
/// <param name="Address">Address of its first byte.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Directive">The directive, or null for an instruction.</param>
/// <param name="Values">The directive's numbers.</param>
internal readonly record struct PlacedStatement(Statement Statement, int Order, ulong Address, int Length, Directive? Directive, long[] Values);

/// <summary>Addresses of all statements and labels of a program.</summary>
internal sealed class ProgramLayout
{
    private readonly Dictionary<string, ulong> _labels = new(StringComparer.Ordinal);
    private readonly List<(string Name, ulong Address, int Order)> _numeric = [];
    private readonly List<PlacedStatement> _statements = [];

    private readonly InstructionSet _instructionSet;

    private ProgramLayout(InstructionSet instructionSet, ulong origin)
    {
        _instructionSet = instructionSet;
        Origin = origin;
    }

    public ulong Origin { get; }

    public int Size { get; private set; }

    public IReadOnlyDictionary<string, ulong> Labels => _labels;

    public IReadOnlyList<PlacedStatement> Statements => _statements;

    /// <summary>Places statements; an instruction takes as many bytes as <paramref name="lengths"/> has for its statement.</summary>
    public static ProgramLayout Of(List<Statement> statements, InstructionSet instructionSet, ReadOnlySpan<int> lengths, ulong origin, AssemblyErrors errors)
    {
        ProgramLayout layout = new(instructionSet, origin);
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i].IsLabel)
            {
                layout.Define(statements[i], i, errors);
            }
            else
            {
                layout.Place(statements[i], i, lengths[i], errors);
            }
        }

        return layout;
    }

    /// <summary>The address that a label has for a statement: <c>1f</c> and <c>1b</c> depend on where it stands.</summary>
    public ulong? Resolve(string name, int statement)
    {
        if (_labels.TryGetValue(name, out ulong address))
        {
            return address;
        }

        if (name.Length < 2 || name[^1] is not ('f' or 'b') || !name.AsSpan(0, name.Length - 1).ContainsOnlyDigits())
        {
            return null;
        }

        string number = name[..^1];
        int order = _statements[statement].Order;
        ulong? found = null;
        foreach ((string candidate, ulong candidateAddress, int candidateOrder) in _numeric)
        {
            if (candidate != number)
            {
                continue;
            }

            if (name[^1] == 'b' && candidateOrder < order)
            {
                found = candidateAddress;
            }
            else if (name[^1] == 'f' && candidateOrder > order)
            {
                return candidateAddress;
            }
        }

        return found;
    }

    private void Define(Statement label, int order, AssemblyErrors errors)
    {
        string name = label.Span.ToString();
        ulong address = Origin + (ulong)Size;
        if (name.AsSpan().ContainsOnlyDigits())
        {
            _numeric.Add((name, address, order));
        }
        else if (!_labels.TryAdd(name, address))
        {
            errors.Add(label.Line, label.Start, label.Length, $"label '{name}' is defined twice; rename one of them");
        }
        else if (char.IsAsciiDigit(name[0]))
        {
            errors.Add(label.Line, label.Start, label.Length, $"label '{name}' begins with a digit; begin it with a letter");
        }
    }

    private void Place(Statement statement, int order, int length, AssemblyErrors errors)
    {
        Directive? directive = null;
        long[] values = [];
        if (statement.Span[0] == '.')
        {
            AssemblyCursor cursor = new(statement.Text.AsSpan(0, statement.Start + statement.Length), statement.Start, default);
            ReadOnlySpan<char> name = cursor.TakeWord();
            directive = Directive.Find(name, _instructionSet.Format);
            if (directive is null)
            {
                errors.Add(statement.Line, statement.Start, name.Length, $"there is no directive '{name}'; use one of {string.Join(" ", Directive.Of(_instructionSet.Format).Select(d => d.Name))}");
                return;
            }

            values = ReadValues(statement, directive, ref cursor, errors);
            length = LengthOf(directive, values);
            if (length < 0 && directive.IsAlignment)
            {
                string range = directive.Kind == DirectiveKind.AlignPower ? "0 to 16, a power of two" : "1 to 65536 bytes";
                errors.Add(statement.Line, statement.Start, statement.Length, $"{directive.Name} is out of range; use {range}");
                length = 0;
            }
            else if (length < 0 || length > Directive.MaximumProgram - Size)
            {
                errors.Add(statement.Line, statement.Start, statement.Length, $"the program is larger than {Directive.MaximumProgram} bytes of RAM; make it smaller");
                length = 0;
            }
        }

        int alignment = _instructionSet.Alignment;
        if ((Origin + (ulong)Size) % (ulong)alignment != 0 && (directive is null || directive.Kind == DirectiveKind.Instruction))
        {
            string fix = $".align {int.Log2(alignment)}";
            errors.Add(statement.Line, statement.Start, statement.Length, $"the instruction is not aligned to {alignment} bytes; put {fix} in front of it");
        }

        _statements.Add(new(statement, order, Origin + (ulong)Size, length, directive, values));
        Size += length;
    }

    private static long[] ReadValues(Statement statement, Directive directive, ref AssemblyCursor cursor, AssemblyErrors errors)
    {
        List<long> values = [];
        do
        {
            cursor.SkipSpace();
            int start = cursor.Position;
            if (!cursor.TryTakeNumber(out Int128 value))
            {
                errors.Add(statement.Line, cursor.ErrorPosition, cursor.ErrorLength, cursor.ErrorMessage);
                return [];
            }

            int bits = directive.Size * 8;
            if (bits is > 0 and < 64 && (value < -(Int128.One << (bits - 1)) || value >= Int128.One << bits))
            {
                errors.Add(statement.Line, start, cursor.Position - start, $"{value} does not fit in the {bits} bits of {directive.Name}");
            }

            values.Add((long)(ulong)(value & ulong.MaxValue));
        }
        while (cursor.TryTake(','));
        if (!cursor.AtEnd)
        {
            errors.Add(statement.Line, cursor.Position, cursor.Rest.Length, $"'{cursor.Rest.Trim()}' is left over after {directive.Name}");
        }

        return [.. values];
    }

    private int LengthOf(Directive directive, long[] values)
    {
        long first = values.Length == 0 ? 0 : values[0];
        long length = directive.Kind switch
        {
            DirectiveKind.AlignPower => first is < 0 or > 16 ? -1 : Padding(1L << (int)first),
            DirectiveKind.AlignBytes => first is < 1 or > 65536 ? -1 : Padding(first),
            DirectiveKind.Space => first,
            _ => (long)values.Length * directive.Size,
        };
        return length is < 0 or > Directive.MaximumProgram ? -1 : (int)length;
    }

    private long Padding(long alignment) => (alignment - Size % alignment) % alignment;
}

/// <summary>Tests on names.</summary>
internal static class NameTests
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
