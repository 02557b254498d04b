using System.CommandLine;
using System.CommandLine.Parsing;
using Conformance.Suite.Reports;

namespace Conformance.Cli.Reports;

/// <summary>The option --report KIND=FILE, several times at once, that several verbs share.</summary>
internal sealed class ReportOption
{
    private readonly Option<string[]> _reports = new("--report")
    {
        Description = $"Write a report, as KIND=FILE, with - for the terminal: {string.Join("; ", ReportKind.All.Select(kind => $"{kind.Name}: {kind.Doc}"))}.",
    };

    /// <summary>Gives a verb the option.</summary>
    public void AddTo(Command command)
    {
        _reports.Validators.Add(Check);
        command.Options.Add(_reports);
    }

    /// <summary>What was asked for.</summary>
    public ReportRequests Read(ParseResult parsed) => new([.. (parsed.GetValue(_reports) ?? []).Select(text => Parse(text)!.Value)]);

    private static void Check(OptionResult result)
    {
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            if (Parse(text) is null)
            {
                result.AddError($"'{text}' is not a report; write --report KIND=FILE, where KIND is one of {string.Join(", ", ReportKind.All.Select(kind => kind.Name))}");
            }
        }
    }

    private static (ReportKind Kind, string File)? Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1 && ReportKind.Find(text[..equals]) is { } kind ? (kind, text[(equals + 1)..]) : null;
    }
}
