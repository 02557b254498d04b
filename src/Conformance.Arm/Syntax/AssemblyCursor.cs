using System.Globalization;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Syntax;

/// <summary>What an operand may refer to while it is read.</summary>
/// <param name="Pc">Address of the instruction.</param>
/// <param name="Resolve">The address of a label (also <c>1f</c>, <c>1b</c>), or null when there is none.</param>
/// <param name="It">The IT block that a T32 instruction stands in.</param>
public readonly record struct AssemblyScope(ulong Pc, Func<string, ulong?> Resolve, ItState It = default);

/// <summary>Reads one line of assembly from left to right and remembers the mistake that lies furthest to the right.</summary>
public ref struct AssemblyCursor
{
    private readonly ReadOnlySpan<char> _line;

    /// <summary>Starts at <paramref name="position"/> of a line.</summary>
    public AssemblyCursor(ReadOnlySpan<char> line, int position, AssemblyScope scope)
    {
        _line = line;
        Position = position;
        Scope = scope;
        ErrorPosition = -1;
        ErrorMessage = "";
    }

    /// <summary>Labels and pc.</summary>
    public AssemblyScope Scope { get; }

    /// <summary>Offset of the next character.</summary>
    public int Position { get; set; }

    /// <summary>Where the mistake that was met lies, or -1.</summary>
    public int ErrorPosition { get; private set; }

    /// <summary>How many characters the mistake covers.</summary>
    public int ErrorLength { get; private set; }

    /// <summary>What is wrong, and what to do.</summary>
    public string ErrorMessage { get; private set; }

    /// <summary>Whether only white space is left.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position >= _line.Length;
        }
    }

    /// <summary>What is left of the line.</summary>
    public readonly ReadOnlySpan<char> Rest => _line[Position..];

    /// <summary>Moves over white space.</summary>
    public void SkipSpace()
    {
        while (Position < _line.Length && char.IsWhiteSpace(_line[Position]))
        {
            Position++;
        }
    }

    /// <summary>Moves over a character, a letter in upper or lower case, if it comes next.</summary>
    public bool TryTake(char c)
    {
        SkipSpace();
        if (Position < _line.Length && (_line[Position] == c || char.ToLowerInvariant(_line[Position]) == c))
        {
            Position++;
            return true;
        }

        return false;
    }

    /// <summary>Whether the mistake is only that something of another kind was expected, which another form may take.</summary>
    public bool ErrorIsKind { get; private set; }

    /// <summary>Whether the mistake of <paramref name="other"/> says more: it lies further right, or is about a value of the right kind.</summary>
    public readonly bool SaysLessThan(in AssemblyCursor other) =>
        other.ErrorPosition > ErrorPosition || (other.ErrorPosition == ErrorPosition && ErrorIsKind && !other.ErrorIsKind);

    /// <summary>Notes that something of another kind is expected here, and returns false.</summary>
    public bool FailKind(int position, int length, string message)
    {
        if (position > ErrorPosition)
        {
            Fail(position, length, message);
            ErrorIsKind = true;
        }

        return false;
    }

    /// <summary>Notes a mistake and returns false.</summary>
    public bool Fail(int position, int length, string message)
    {
        if (position > ErrorPosition || (position == ErrorPosition && ErrorIsKind))
        {
            ErrorIsKind = false;
            ErrorPosition = position;
            ErrorLength = Math.Max(1, length);
            ErrorMessage = message;
        }

        return false;
    }

    /// <summary>Notes that something of another kind is expected next, and returns false.</summary>
    public bool FailHere(string message)
    {
        SkipSpace();
        return FailKind(Position, PeekWord().Length, message);
    }

    /// <summary>The word that comes next: letters, digits, <c>_</c>, <c>.</c> and <c>$</c>.</summary>
    public readonly ReadOnlySpan<char> PeekWord()
    {
        int start = Position;
        while (start < _line.Length && char.IsWhiteSpace(_line[start]))
        {
            start++;
        }

        int end = start;
        while (end < _line.Length && (char.IsAsciiLetterOrDigit(_line[end]) || _line[end] is '_' or '.' or '$'))
        {
            end++;
        }

        return _line[start..end];
    }

    /// <summary>Takes the word that comes next; empty when there is none.</summary>
    public ReadOnlySpan<char> TakeWord()
    {
        SkipSpace();
        ReadOnlySpan<char> word = PeekWord();
        Position += word.Length;
        return word;
    }

    /// <summary>Whether a character comes next, after white space.</summary>
    public bool PeekIs(char c) => !AtEnd && _line[Position] == c;

    /// <summary>Takes a letter of a mnemonic, in upper or lower case, if it comes next without white space.</summary>
    public bool TryTakeLetter(char letter)
    {
        bool has = Position < _line.Length && char.ToLowerInvariant(_line[Position]) == letter;
        Position += has ? 1 : 0;
        return has;
    }

    /// <summary>Takes the condition at the end of a mnemonic, if the next two letters are one and the word or its part before a dot ends there.</summary>
    public bool TryTakeCondition(out uint condition)
    {
        int end = Position + 2;
        condition = 0;
        if (end > _line.Length || (end < _line.Length && !char.IsWhiteSpace(_line[end]) && _line[end] != '.'))
        {
            return false;
        }

        foreach (Keyword keyword in Keywords.Conditions)
        {
            if (keyword.Value < 15 && _line[Position..end].Equals(keyword.Name, StringComparison.OrdinalIgnoreCase))
            {
                condition = keyword.Value;
                Position = end;
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads an immediate: an optional <c>#</c> and a decimal, hexadecimal, octal (0o) or binary number with an optional sign.</summary>
    public bool TryTakeImmediate(out Int128 value)
    {
        SkipSpace();
        int start = Position;
        TryTake('#');
        bool ok = TryTakeNumber(out value);
        if (!ok)
        {
            Position = start;
        }

        return ok;
    }

    /// <summary>Reads a number with an optional sign.</summary>
    public bool TryTakeNumber(out Int128 value)
    {
        value = 0;
        SkipSpace();
        int start = Position;
        bool negative = TryTake('-');
        if (!negative)
        {
            TryTake('+');
        }

        ReadOnlySpan<char> word = PeekWord();
        if (word.IsEmpty || !char.IsAsciiDigit(word[0]))
        {
            Position = start;
            return FailHere("a number is expected here");
        }

        SkipSpace();
        int digits = Position;
        Position += word.Length;
        bool parsed = word switch
        {
            ['0', 'x' or 'X', .. var hex] => Int128.TryParse(hex, NumberStyles.AllowHexSpecifier, null, out value) && hex.Length <= 31,
            ['0', 'b' or 'B', .. var binary] => Int128.TryParse(binary, NumberStyles.AllowBinarySpecifier, null, out value) && binary.Length <= 127,
            _ => Int128.TryParse(word, NumberStyles.None, null, out value),
        };
        value = negative ? -value : value;
        if (!parsed)
        {
            return Fail(digits, word.Length, $"'{word}' is not a number that fits in 64 bits; write it in decimal, or in hexadecimal as 0x...");
        }

        return (value >= long.MinValue && value <= ulong.MaxValue)
            || Fail(start, Position - start, $"{_line[start..Position]} does not fit in 64 bits; use a smaller number");
    }
}
