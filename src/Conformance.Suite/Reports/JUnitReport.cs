using System.Globalization;
using System.Text;
using System.Xml;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports;

/// <summary>Writes results as JUnit XML, as CI systems read it: a testsuite for every group, a testcase for every scenario and profile.</summary>
/// <remarks>
/// The elements and attributes are those of junit-10.xsd of the Jenkins xUnit plugin. Equal results give equal bytes: there
/// are no time stamps, and every duration is 0.
/// </remarks>
public static class JUnitReport
{
    private const string SuiteName = "conformance";
    private const string NoTime = "0";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",

        // A CR in a text stays a CR, and a line break in an attribute stays one.
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(SuiteReport report)
    {
        SuiteResult result = report.ToResult();
        using MemoryStream stream = new();
        using (XmlWriter xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", SuiteName);
            WriteCounts(xml, result.Total);
            foreach (IGrouping<string, ScenarioResult> group in result.Results.GroupBy(r => r.Group))
            {
                WriteGroup(xml, group.Key, result.Groups[group.Key], group);
            }

            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteGroup(XmlWriter xml, string name, GroupCount count, IEnumerable<ScenarioResult> results)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlText.Escape(name));
        WriteCounts(xml, count);
        xml.WriteAttributeString("skipped", Number(count.Skipped));
        foreach (ScenarioResult result in results)
        {
            WriteResult(xml, result);
        }

        xml.WriteEndElement();
    }

    // The schema has no count of skipped tests for testsuites, so that this part is common to both elements.
    private static void WriteCounts(XmlWriter xml, GroupCount count)
    {
        xml.WriteAttributeString("tests", Number(count.Planned));
        xml.WriteAttributeString("failures", Number(count.Failed));
        xml.WriteAttributeString("errors", Number(count.Errors));
        xml.WriteAttributeString("time", NoTime);
    }

    private static void WriteResult(XmlWriter xml, ScenarioResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", XmlText.Escape($"{result.ScenarioId} [{result.Profile}]"));
        xml.WriteAttributeString("classname", XmlText.Escape($"{SuiteName}.{result.Group}"));
        xml.WriteAttributeString("time", NoTime);
        string? element = result.Verdict switch
        {
            Verdict.Fail => "failure",
            Verdict.Error => "error",
            Verdict.Skip => "skipped",
            _ => null,
        };
        if (element is not null)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", XmlText.Escape(result.Message));
            if (result.Findings.Count > 0)
            {
                xml.WriteString(XmlText.Escape(string.Join('\n', result.Findings.SelectMany(LinesOf))));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static IEnumerable<string> LinesOf(Finding finding)
    {
        yield return finding.Message;
        if (finding.Expected.Length > 0 && finding.Actual.Length > 0)
        {
            yield return $"  expected  {finding.Expected}";
            yield return $"  got       {finding.Actual}";
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
