using System.Text;
using Conformance.Suite.Reports;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Reports;

/// <summary>Every report of one sample is as it was reviewed.</summary>
public sealed class ReportTests
{
    public static TheoryData<string> Kinds => [.. ReportKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_report_is_as_reviewed(string kind)
    {
        string folder = Path.Combine(CommittedTraces.Root, "src", "Conformance.Tests", "Reports", "Samples");
        string verified = Path.Combine(folder, $"{kind}.verified.txt");
        string received = Path.Combine(folder, $"{kind}.received.txt");
        string actual = Encoding.UTF8.GetString(ReportKind.Find(kind)!.Format(SampleReport.Whole));
        if (File.Exists(verified) && File.ReadAllText(verified) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Equal(File.Exists(verified) ? File.ReadAllText(verified) : "", actual);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_report_holds_what_controls_a_terminal(string kind)
    {
        string text = Encoding.UTF8.GetString(ReportKind.Find(kind)!.Format(SampleReport.Whole));

        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void Every_kind_has_one_name_and_a_sentence()
    {
        Assert.Equal(ReportKind.All.Count, ReportKind.All.Select(kind => kind.Name).Distinct().Count());
        Assert.All(ReportKind.All, kind => Assert.NotEmpty(kind.Doc));
    }
}
