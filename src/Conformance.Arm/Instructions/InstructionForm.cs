using Conformance.Arm.Syntax;

namespace Conformance.Arm.Instructions;

/// <summary>A diagram with a syntax: what a row of the instruction table and an alias have in common.</summary>
public abstract class InstructionForm
{
    private readonly string _syntaxText;
    private readonly string _exceptText;
    private FieldConditions? _except;
    private SyntaxTemplate? _syntax;

    private protected InstructionForm(string diagram, string syntax, string except, EncodingFormat format)
    {
        Diagram = diagram;
        Pattern = new(diagram, format);
        Mnemonic = SyntaxTemplate.MnemonicOf(syntax);
        _syntaxText = syntax;
        _exceptText = except;
    }

    /// <summary>The diagram as written in the table.</summary>
    public string Diagram { get; }

    /// <summary>The diagram.</summary>
    public BitPattern Pattern { get; }

    /// <summary>The mnemonic; one that ends in a dot goes on with an operand (<c>b.</c>).</summary>
    public string Mnemonic { get; }

    // A run uses a few dozen of the forms; reading all syntaxes and exceptions would take most of a cold start.

    /// <summary>Field values that are not this form although the diagram matches.</summary>
    public FieldConditions Except => _except ??= new(_exceptText, Pattern);

    /// <summary>GNU syntax.</summary>
    public SyntaxTemplate Syntax => _syntax ??= new(_syntaxText, Pattern);

    /// <summary>The words of this form, computed from the diagram and its exceptions as regions that share no word.</summary>
    public IEnumerable<WordRegion> Regions => Pattern.Region.Without(Except.Alternatives);

    /// <summary>Whether a word is of this form.</summary>
    public bool Matches(uint word) => Pattern.Matches(word) && (_exceptText.Length == 0 || !Except.Hold(word));
}
