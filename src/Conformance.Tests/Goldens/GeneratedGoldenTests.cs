using Conformance.Cli.Workspaces;
using Conformance.Suite.Goldens;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Goldens;

/// <summary>The goldens that belong to no scenario are what the checkout makes of its tables and runs.</summary>
public sealed class GeneratedGoldenTests
{
    public static TheoryData<string> Names => [.. GeneratedGolden.All.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_generated_golden_is_up_to_date(string name)
    {
        string folder = Path.Combine(CommittedTraces.Root, "golden");
        GoldenStore store = new(folder, folder);
        string actual = GeneratedGolden.Find(name)!.Compose(CommittedWorkspace.Value);
        if (store.Read(name) == actual)
        {
            store.DropReceived(name);
            return;
        }

        store.TryReceive(name, actual);
        Assert.Equal(store.Read(name), actual);
    }

    [Fact]
    public void Every_golden_outside_the_groups_is_generated()
    {
        const string Ending = ".verified.txt";
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(CommittedTraces.Root, "golden"), "*" + Ending).Select(path => Path.GetFileName(path)[..^Ending.Length]);

        Assert.Equal(GeneratedGolden.All.Select(golden => golden.Name).Order(), files.Order());
    }
}
