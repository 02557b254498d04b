using System.Text;

namespace Conformance.Suite.Reports.Text;

/// <summary>Text reports as files: UTF-8 without a byte order mark, LF.</summary>
internal static class TextFile
{
    /// <summary>The bytes.</summary>
    public static byte[] Of(StringBuilder text) => Encoding.UTF8.GetBytes(text.ToString());

    /// <summary>The text on one line, and without anything that would control a terminal.</summary>
    public static string OneLine(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (int i = 0; i < source.Length; i++)
        {
            line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }
    });
}
