using System.Buffers.Binary;
using Conformance.Arm.Instructions;
using Conformance.Arm.Names;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.Assembly;

/// <summary>Turns placed statements into bytes.</summary>
internal sealed class ProgramEncoder(InstructionSet instructionSet, ProgramLayout layout, AssemblyErrors errors)
{
    private readonly List<int> _tooShort = [];

    public AssembledProgram Encode()
    {
        byte[] bytes = new byte[layout.Size];
        List<AssembledStatement> listing = [];
        ItState it = default;
        for (int i = 0; i < layout.Statements.Count; i++)
        {
            PlacedStatement placed = layout.Statements[i];
            Span<byte> target = bytes.AsSpan((int)(placed.Address - layout.Origin), placed.Length);
            if (placed.Directive is null)
            {
                int index = i;
                AssemblyScope scope = new(placed.Address, name => layout.Resolve(name, index), it);
                uint word = EncodeInstruction(placed, scope);
                if (instructionSet.LengthOf(word) > placed.Length)
                {
                    _tooShort.Add(placed.Order);
                }
                else
                {
                    instructionSet.Write(word, target);
                }

                it = instructionSet.ItAfter(word, it);
            }
            else
            {
                WriteDirective(placed, target);
            }

            List(placed, listing);
        }

        return new(layout.Origin, bytes, layout.Labels, listing, errors.InOrder());
    }

    /// <summary>Makes room for the instructions that had too little. False when all had enough.</summary>
    public bool Grow(Span<int> lengths)
    {
        foreach (int order in _tooShort)
        {
            lengths[order] = 4;
        }

        return _tooShort.Count > 0;
    }

    // Data is one piece, instructions are their own; the NOPs of a padding can be executed like any other.
    private void List(in PlacedStatement placed, List<AssembledStatement> listing)
    {
        int data = placed.Directive switch
        {
            null or { Kind: DirectiveKind.Instruction } => 0,
            { IsAlignment: true } => placed.Length % instructionSet.Alignment,
            _ => placed.Length,
        };
        if (data != 0)
        {
            listing.Add(new(placed.Address, data, placed.Statement.Line, false));
        }

        int each = placed.Directive switch
        {
            null => placed.Length,
            { IsAlignment: true } => instructionSet.Alignment,
            { Size: var size } => size,
        };
        for (int offset = data; offset < placed.Length; offset += each)
        {
            listing.Add(new(placed.Address + (ulong)offset, each, placed.Statement.Line, true));
        }
    }

    private void WriteDirective(in PlacedStatement placed, Span<byte> target)
    {
        Directive directive = placed.Directive!;
        int alignment = instructionSet.Alignment;
        for (int offset = placed.Length % alignment; directive.IsAlignment && offset < placed.Length; offset += alignment)
        {
            instructionSet.Write(instructionSet.Nop, target[offset..]);
        }

        if (directive.Kind is not (DirectiveKind.Data or DirectiveKind.Instruction))
        {
            return;
        }

        Span<byte> eight = stackalloc byte[8];
        for (int i = 0; i < placed.Values.Length; i++)
        {
            Span<byte> place = target.Slice(i * directive.Size, directive.Size);
            if (directive.Kind == DirectiveKind.Data)
            {
                BinaryPrimitives.WriteInt64LittleEndian(eight, placed.Values[i]);
                eight[..directive.Size].CopyTo(place);
            }
            else
            {
                WriteNumberedInstruction(placed, (uint)placed.Values[i], place);
            }
        }
    }

    private void WriteNumberedInstruction(in PlacedStatement placed, uint number, Span<byte> place)
    {
        Statement at = placed.Statement;
        uint word = place.Length == 2 ? number << 16 : number;
        if (instructionSet.LengthOf(word) != place.Length)
        {
            errors.Add(at.Line, at.Start, at.Length, $"0x{number:x} is not an instruction of {place.Length * 8} bits; use {(place.Length == 2 ? ".inst.w" : ".inst.n")}");
            return;
        }

        instructionSet.Write(word, place);
        if (instructionSet.WhyUnsupported(word) is { } what)
        {
            errors.Add(at.Line, at.Start, at.Length, $"0x{number.ToString(place.Length == 2 ? "x4" : "x8")} belongs to what is not supported: {what}");
        }
    }

    private uint EncodeInstruction(in PlacedStatement placed, AssemblyScope scope)
    {
        Statement statement = placed.Statement;
        ReadOnlySpan<char> text = statement.Text.AsSpan(0, statement.Start + statement.Length);
        AssemblyCursor start = new(text, statement.Start, scope);
        string mnemonic = start.TakeWord().ToString();
        AssemblyCursor furthest = start;
        InstructionForm? reserved = null;
        InstructionForm? found = null;
        uint encoded = 0;
        bool isKnown = false;
        foreach ((IReadOnlyList<InstructionForm> forms, int letters) in FormsOf(mnemonic))
        {
            isKnown = true;
            foreach (InstructionForm form in forms)
            {
                AssemblyCursor cursor = start;
                cursor.Position = statement.Start + letters;
                uint word = form.Pattern.Value;
                if (!form.Syntax.Parse(ref cursor, ref word))
                {
                    furthest = furthest.SaysLessThan(cursor) ? cursor : furthest;
                }
                else if (form.Except.Hold(word))
                {
                    reserved = form;
                }
                else if (form.Pattern.Length == placed.Length)
                {
                    return word;
                }
                else if (found is null || form.Pattern.Length < found.Pattern.Length)
                {
                    (found, encoded) = (form, word);
                }
            }
        }

        if (found is not null)
        {
            return encoded;
        }

        if (!isKnown)
        {
            Report(placed, statement.Start, mnemonic.Length, $"unknown instruction '{mnemonic}'{Suggest(mnemonic)}");
        }
        else if (reserved is not null)
        {
            Report(placed, statement.Start, mnemonic.Length, $"{mnemonic} cannot have these operands together: {reserved.Except.Text} is reserved");
        }
        else
        {
            Report(placed, furthest.ErrorPosition, furthest.ErrorLength, furthest.ErrorMessage);
        }

        return instructionSet.Nop;
    }

    // Forms, with how many letters of the word their mnemonic takes.
    private IEnumerable<(IReadOnlyList<InstructionForm> Forms, int Letters)> FormsOf(string word) =>
        from spelling in Spellings(word)
        let forms = instructionSet.FormsOf(spelling.Mnemonic)
        where forms.Count > 0
        select (forms, spelling.Letters);

    private IEnumerable<(string Mnemonic, int Letters)> Spellings(string word)
    {
        if (instructionSet.HasMnemonicEndings)
        {
            for (int letters = word.Length; letters > 0; letters--)
            {
                yield return (word[..letters], letters);
            }
        }
        else if (instructionSet.FormsOf(word).Count > 0)
        {
            yield return (word, word.Length);
        }
        else if (word.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot)
        {
            // The condition of b.cond is an operand that stands in the mnemonic.
            yield return (word[..(dot + 1)], dot + 1);
        }
        else if (word[0] is 'b' or 'B' && Keywords.IsBranchCondition(word.AsSpan(1)))
        {
            // GNU as also takes the condition without the dot.
            yield return ("b.", 1);
        }
    }

    // A mistake inside a macro is shown at the macro's name.
    private void Report(in PlacedStatement placed, int position, int length, string message)
    {
        Statement statement = placed.Statement;
        int column = statement.MacroColumn >= 0 ? statement.MacroColumn : position;
        errors.Add(statement.Line, column, statement.MacroColumn >= 0 ? 1 : length, message);
    }

    private string Suggest(string mnemonic) => NameSuggestion.Clause(
        mnemonic,
        instructionSet.Mnemonics.Order(StringComparer.Ordinal),
        $"; the {instructionSet.Name.ToUpperInvariant()} base integer instructions are supported");
}
