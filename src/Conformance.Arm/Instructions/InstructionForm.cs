using Conformance.Arm.Syntax;

namespace Conformance.Arm.Instructions;

/// <summary>A diagram with a syntax: what a row of the instruction table and an alias have in common.</summary>
public abstract class InstructionForm
{
    private protected InstructionForm(string diagram, string syntax, string except)
    {
        Diagram = diagram;
        Pattern = new(diagram);
        Except = new(except, Pattern);
        Syntax = new(syntax, Pattern);
    }

    /// <summary>The diagram as written in the table.</summary>
    public string Diagram { get; }

    /// <summary>The diagram.</summary>
    public BitPattern Pattern { get; }

    /// <summary>Field values that are not this form although the diagram matches.</summary>
    public FieldConditions Except { get; }

    /// <summary>GNU syntax.</summary>
    public SyntaxTemplate Syntax { get; }

    /// <summary>The words of this form, computed from the diagram and its exceptions as regions that share no word.</summary>
    public IEnumerable<WordRegion> Regions => Pattern.Region.Without(Except.Alternatives);

    /// <summary>Whether a word is of this form.</summary>
    public bool Matches(uint word) => Pattern.Matches(word) && !Except.Hold(word);
}
