using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>YAML that the format does not use, and text that is no YAML.</summary>
public sealed class BadYamlTests
{
    /// <summary>Keys after the smallest scenario, so the first is on line 6; and the diagnostics as line:col:length message.</summary>
    public static TheoryData<string, string> Appended => new()
    {
        { "why: >\n  folded is fine", "" },
        { "max-exits: |\n  3", "6:12:1 a block is not allowed here; write the value on one line" },
        { "source: [&a one, *a]", "6:10:6 anchors are not supported; write the value out where it is needed\n6:18:2 aliases are not supported; write the value out" },
        { "source: [!!str one]", "6:10:9 tags are not supported; remove it" },
        { "? [source]\n: one", "6:3:1 a key has to be a word" },
        { "---\ntitle: u", "6:1:3 a second document begins here; put it into a file of its own" },
        { "source: [one", "7:1:1 this is not YAML: While parsing a flow sequence, did not find expected ',' or ']'; correct it first, the rest of the file was not read" },
        { "source: 'one", "6:9:1 this is not YAML: While scanning a quoted scalar, found unexpected end of stream; correct it first, the rest of the file was not read" },
        { "{", "6:1:1 this is not YAML: While parsing a block mapping, did not find expected key; correct it first, the rest of the file was not read" },
        { "source: [[[[[[[[[[[[[[[[one]]]]]]]]]]]]]]]]", "6:24:1 maps and lists are nested deeper than 16; nothing here needs that" },
    };

    [Theory]
    [MemberData(nameof(Appended))]
    public void Yaml_that_the_format_does_not_use_is_refused(string keys, string expected) =>
        Assert.Equal(expected, SpecText.Errors(SpecText.Smallest + keys + "\n"));
}
