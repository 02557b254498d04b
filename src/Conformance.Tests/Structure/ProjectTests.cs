using System.Xml.Linq;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Structure;

/// <summary>What may see what: the table of the design, so that data keeps flowing one way.</summary>
public sealed class ProjectTests
{
    public static TheoryData<string, string> References => new()
    {
        { "Arm", "" },
        { "Kvm", "" },
        { "Behaviours", "" },
        { "Vmm", "Kvm" },
        { "Model", "Arm Behaviours Kvm" },
        { "Suite", "Arm Behaviours Vmm" },
        { "Live", "Kvm" },
        { "Agent", "Live Vmm" },
        { "Qemu", "Arm Vmm" },
        { "Cli", "Arm Behaviours Kvm Live Model Qemu Suite Vmm" },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void A_project_references_what_the_design_lets_it_see(string project, string references) =>
        Assert.Equal(references, string.Join(' ', ReferencesOf(project).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_library_project_is_in_the_table()
    {
        string[] inTable = [.. References.Select(row => row.Data.Item1), "Tests", "Benchmarks"];
        string[] onDisk = [.. Directory.EnumerateDirectories(Source).Select(folder => Path.GetFileName(folder)["Conformance.".Length..])];

        Assert.Equal(inTable.Order(StringComparer.Ordinal), onDisk.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Kvm")]
    [InlineData("Vmm")]
    [InlineData("Live")]
    [InlineData("Agent")]
    public void What_the_agent_needs_can_be_compiled_ahead_of_time(string project) =>
        Assert.Contains(ProjectFile(project).Descendants("IsAotCompatible"), element => element.Value == "true");

    [Fact]
    public void The_top_level_holds_nothing_else()
    {
        string[] allowed = ["src", "specs", "traces", "golden", "Conformance.sln", "run-tests.sh", "README.md"];
        IEnumerable<string> entries = Directory.EnumerateFileSystemEntries(CommittedTraces.Root).Select(path => Path.GetFileName(path)!).Where(name => name[0] != '.');

        Assert.Empty(entries.Except(allowed));
    }

    private static string Source => Path.Combine(CommittedTraces.Root, "src");

    private static XDocument ProjectFile(string project) => XDocument.Load(Path.Combine(Source, $"Conformance.{project}", $"Conformance.{project}.csproj"));

    private static IEnumerable<string> ReferencesOf(string project) =>
        ProjectFile(project).Descendants("ProjectReference").Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value)["Conformance.".Length..]);
}
