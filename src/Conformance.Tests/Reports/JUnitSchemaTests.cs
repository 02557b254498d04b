using System.Xml;
using System.Xml.Schema;
using Conformance.Suite.Reports;
using Xunit;

namespace Conformance.Tests.Reports;

/// <summary>A JUnit report has the elements and attributes that junit-10.xsd of the Jenkins xUnit plugin allows, and those that it requires.</summary>
public sealed class JUnitSchemaTests
{
    // The rules of junit-10.xsd (jenkinsci/xunit-plugin, types/model/xsd) for the elements that JUnit reports use.
    private const string Rules = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:simpleType name="seconds">
            <xs:restriction base="xs:string"><xs:pattern value="(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?"/></xs:restriction>
          </xs:simpleType>
          <xs:complexType name="outcome" mixed="true">
            <xs:attribute name="type"/><xs:attribute name="message"/>
          </xs:complexType>
          <xs:complexType name="case">
            <xs:choice minOccurs="0" maxOccurs="unbounded">
              <xs:element name="skipped" type="outcome"/><xs:element name="error" type="outcome"/><xs:element name="failure" type="outcome"/>
              <xs:element name="system-out" type="xs:string"/><xs:element name="system-err" type="xs:string"/>
            </xs:choice>
            <xs:attribute name="name" use="required"/>
            <xs:attribute name="time"/><xs:attribute name="classname"/><xs:attribute name="group"/>
          </xs:complexType>
          <xs:complexType name="suite">
            <xs:choice minOccurs="0" maxOccurs="unbounded">
              <xs:element name="testsuite" type="suite"/><xs:element name="testcase" type="case"/>
              <xs:element name="system-out" type="xs:string"/><xs:element name="system-err" type="xs:string"/>
            </xs:choice>
            <xs:attribute name="name" use="required"/><xs:attribute name="tests" use="required"/>
            <xs:attribute name="failures" use="required"/><xs:attribute name="errors" use="required"/>
            <xs:attribute name="time" type="seconds"/>
            <xs:attribute name="group"/><xs:attribute name="skipped"/><xs:attribute name="timestamp"/><xs:attribute name="hostname"/>
            <xs:attribute name="id"/><xs:attribute name="package"/><xs:attribute name="file"/><xs:attribute name="log"/><xs:attribute name="url"/>
          </xs:complexType>
          <xs:element name="testsuites">
            <xs:complexType>
              <xs:sequence><xs:element name="testsuite" type="suite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
              <xs:attribute name="name"/><xs:attribute name="time" type="seconds"/>
              <xs:attribute name="tests"/><xs:attribute name="failures"/><xs:attribute name="errors"/>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    [Fact]
    public void A_report_keeps_the_rules() => Assert.Empty(Mistakes(JUnitReport.Format(SampleReport.Whole)));

    [Theory]
    [InlineData("<testsuites skipped=\"0\"/>")]
    [InlineData("<testsuites><testsuite name=\"a\" tests=\"1\" failures=\"0\"/></testsuites>")]
    [InlineData("<testsuites time=\"a\"/>")]
    [InlineData("<testsuites><testsuite name=\"a\" tests=\"1\" failures=\"0\" errors=\"0\"><testcase name=\"x\"><passed/></testcase></testsuite></testsuites>")]
    public void The_rules_refuse_what_the_schema_refuses(string xml) => Assert.NotEmpty(Mistakes(System.Text.Encoding.UTF8.GetBytes(xml)));

    private static List<string> Mistakes(byte[] xml)
    {
        List<string> mistakes = [];
        XmlReaderSettings settings = new() { ValidationType = ValidationType.Schema, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.Schemas.Add(null, XmlReader.Create(new StringReader(Rules)));
        settings.ValidationEventHandler += (_, e) => mistakes.Add(e.Message);
        using XmlReader reader = XmlReader.Create(new MemoryStream(xml), settings);
        while (reader.Read())
        {
        }

        return mistakes;
    }
}
