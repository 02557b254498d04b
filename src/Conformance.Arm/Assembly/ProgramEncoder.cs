using System.Buffers.Binary;
using Conformance.Arm.Instructions;
using Conformance.Arm.Names;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.Assembly;

/// <summary>Turns placed statements into bytes.</summary>
internal static class ProgramEncoder
{
    private const uint Nop = 0xd503_201f;

    public static AssembledProgram Encode(InstructionSet instructionSet, ProgramLayout layout, AssemblyErrors errors)
    {
        byte[] bytes = new byte[layout.Size];
        List<AssembledStatement> listing = [];
        for (int i = 0; i < layout.Statements.Count; i++)
        {
            PlacedStatement placed = layout.Statements[i];
            Span<byte> target = bytes.AsSpan((int)(placed.Address - layout.Origin), placed.Length);
            if (placed.Directive is null)
            {
                int index = i;
                uint word = EncodeInstruction(instructionSet, placed, new(placed.Address, name => layout.Resolve(name, index)), errors);
                BinaryPrimitives.WriteUInt32LittleEndian(target, word);
            }
            else
            {
                WriteDirective(instructionSet, placed, target, errors);
            }

            List(placed, listing);
        }

        return new(layout.Origin, bytes, layout.Labels, listing, errors.InOrder());
    }

    // Data is one piece, instructions are words; the NOPs of a padding can be executed like any other.
    private static void List(in PlacedStatement placed, List<AssembledStatement> listing)
    {
        int data = placed.Directive switch
        {
            null or { Kind: DirectiveKind.Instruction } => 0,
            { IsAlignment: true } => placed.Length % 4,
            _ => placed.Length,
        };
        if (data != 0)
        {
            listing.Add(new(placed.Address, data, placed.Statement.Line, false));
        }

        for (int offset = data; offset < placed.Length; offset += 4)
        {
            listing.Add(new(placed.Address + (ulong)offset, 4, placed.Statement.Line, true));
        }
    }

    private static void WriteDirective(InstructionSet instructionSet, in PlacedStatement placed, Span<byte> target, AssemblyErrors errors)
    {
        Directive directive = placed.Directive!;
        for (int offset = placed.Length % 4; directive.IsAlignment && offset < placed.Length; offset += 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target[offset..], Nop);
        }

        if (directive.Kind is not (DirectiveKind.Data or DirectiveKind.Instruction))
        {
            return;
        }

        Span<byte> eight = stackalloc byte[8];
        for (int i = 0; i < placed.Values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(eight, placed.Values[i]);
            eight[..directive.Size].CopyTo(target[(i * directive.Size)..]);
            if (directive.Kind == DirectiveKind.Instruction && instructionSet.WhyUnsupported((uint)placed.Values[i]) is { } what)
            {
                Statement at = placed.Statement;
                errors.Add(at.Line, at.Start, at.Length, $"0x{(uint)placed.Values[i]:x8} belongs to what is not supported: {what}");
            }
        }
    }

    private static uint EncodeInstruction(InstructionSet instructionSet, in PlacedStatement placed, AssemblyScope scope, AssemblyErrors errors)
    {
        Statement statement = placed.Statement;
        ReadOnlySpan<char> text = statement.Text.AsSpan(0, statement.Start + statement.Length);
        AssemblyCursor start = new(text, statement.Start, scope);
        string mnemonic = start.TakeWord().ToString();
        IReadOnlyList<InstructionForm> forms = instructionSet.FormsOf(mnemonic);
        if (forms.Count == 0 && mnemonic.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot)
        {
            // The condition of b.cond is an operand that stands in the mnemonic.
            forms = instructionSet.FormsOf(mnemonic[..(dot + 1)]);
            start.Position = statement.Start + dot + 1;
        }
        else if (forms.Count == 0 && mnemonic[0] is 'b' or 'B' && Keywords.IsBranchCondition(mnemonic.AsSpan(1)))
        {
            // GNU as also takes the condition without the dot.
            forms = instructionSet.FormsOf("b.");
            start.Position = statement.Start + 1;
        }

        if (forms.Count == 0)
        {
            Report(placed, errors, statement.Start, mnemonic.Length, $"unknown instruction '{mnemonic}'{Suggest(instructionSet, mnemonic)}");
            return 0;
        }

        AssemblyCursor furthest = start;
        InstructionForm? reserved = null;
        foreach (InstructionForm form in forms)
        {
            AssemblyCursor cursor = start;
            uint word = form.Pattern.Value;
            if (form.Syntax.Parse(ref cursor, ref word))
            {
                if (!form.Except.Hold(word))
                {
                    return word;
                }

                reserved = form;
            }
            else if (furthest.SaysLessThan(cursor))
            {
                furthest = cursor;
            }
        }

        if (reserved is not null)
        {
            Report(placed, errors, statement.Start, mnemonic.Length, $"{mnemonic} cannot have these operands together: {reserved.Except.Text} is reserved");
            return 0;
        }

        Report(placed, errors, furthest.ErrorPosition, furthest.ErrorLength, furthest.ErrorMessage);
        return 0;
    }

    // A mistake inside a macro is shown at the macro's name.
    private static void Report(in PlacedStatement placed, AssemblyErrors errors, int position, int length, string message)
    {
        Statement statement = placed.Statement;
        int column = statement.MacroColumn >= 0 ? statement.MacroColumn : position;
        errors.Add(statement.Line, column, statement.MacroColumn >= 0 ? 1 : length, message);
    }

    private static string Suggest(InstructionSet instructionSet, string mnemonic) =>
        NameSuggestion.Clause(
            mnemonic,
            instructionSet.Mnemonics.Order(StringComparer.Ordinal),
            "; the A64 base integer instructions are supported");
}
