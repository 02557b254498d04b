using Conformance.Arm.Assembly;
using Conformance.Kvm.Machines;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Specs.Binding;
using Conformance.Suite.Yaml.Binding;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Assembles a scenario's program and reports its mistakes where they stand in the file.</summary>
internal static class ProgramAssembly
{
    /// <summary>The program, or null after a diagnostic.</summary>
    public static AssembledProgram? Assemble(BindContext context, CodeText code, MachineKind machine, GuestIsa isa)
    {
        AssembledProgram program = Assembler.Assemble(InstructionSets.Of(isa), code.Text, ScenarioMachine.RamBase, Macros.For(machine, isa));
        foreach (AssemblyError error in program.Errors)
        {
            context.Error(SpanOf(code, error.Line, error.Column, error.Length), error.Message);
        }

        if (program.Errors.Count > 0)
        {
            return null;
        }

        if (program.Statements.Count == 0)
        {
            context.Error(code.Span, "the program is empty; write at least one instruction");
            return null;
        }

        return program;
    }

    /// <summary>The first statement that reaches an address, as a place in the file.</summary>
    public static SourceSpan SpanReaching(CodeText code, AssembledProgram program, ulong address)
    {
        foreach (AssembledStatement statement in program.Statements)
        {
            if (statement.Address + (ulong)statement.Length > address)
            {
                return SpanOf(code, statement.Line, 1, 1);
            }
        }

        return code.Span;
    }

    private static SourceSpan SpanOf(CodeText code, int line, int column, int length) =>
        new(code.FirstLine + line - 1, code.ColumnOffset + column, length);
}
