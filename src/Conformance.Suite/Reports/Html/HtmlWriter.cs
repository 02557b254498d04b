using System.Net;
using System.Text;
using Conformance.Suite.Reports.Text;

namespace Conformance.Suite.Reports.Html;

/// <summary>Writes HTML. Only <see cref="Raw"/> writes markup; all that comes from files goes through the other methods.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Writes markup.</summary>
    public HtmlWriter Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>Writes text, on one line.</summary>
    public HtmlWriter Text(string text) => Raw(WebUtility.HtmlEncode(TextFile.OneLine(text)));

    /// <summary>Writes an element that holds nothing but text.</summary>
    public HtmlWriter Element(string name, string text) => Raw($"<{name}>").Text(text).Raw($"</{name}>\n");

    /// <summary>Writes the id attribute of a thing that can be linked to.</summary>
    public HtmlWriter Id(string name) => Raw($" id=\"{Anchor(name)}\"");

    /// <summary>Writes a link to a thing on the page.</summary>
    public HtmlWriter Link(string name, string text) => Raw($"<a href=\"#{Anchor(name)}\">").Text(text).Raw("</a>");

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    // Ids of scenarios are paths and values; what a fragment cannot hold as it is becomes an underscore.
    private static string Anchor(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '@' or '=' or '+' or ',' ? c : '_'));
}
