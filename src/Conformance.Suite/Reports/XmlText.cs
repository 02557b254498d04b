using System.Text;
using System.Xml;

namespace Conformance.Suite.Reports;

/// <summary>Text for an XML file.</summary>
internal static class XmlText
{
    /// <summary>The text, with every character that XML 1.0 cannot hold written as \u and four hex digits.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]);
            if (isPair)
            {
                escaped?.Append(text[i]).Append(text[i + 1]);
                i++;
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                escaped?.Append(text[i]);
            }
            else
            {
                escaped ??= new StringBuilder().Append(text, 0, i);
                escaped.Append($"\\u{(int)text[i]:x4}");
            }
        }

        return escaped?.ToString() ?? text;
    }
}
