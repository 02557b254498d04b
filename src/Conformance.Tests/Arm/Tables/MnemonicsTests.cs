using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Conformance.Suite.Goldens;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

public sealed class MnemonicsTests
{
    private const string Name = "mnemonics";

    [Fact]
    public void The_covered_mnemonics_are_the_golden_ones()
    {
        string folder = Path.Combine(CommittedTraces.Root, "golden");
        GoldenStore store = new(folder, folder);
        InstructionSet set = A64InstructionSet.Instance;
        StringBuilder text = new();
        foreach (string mnemonic in set.Mnemonics.Order(StringComparer.Ordinal))
        {
            text.Append(mnemonic).Append(' ').Append(set.FormsOf(mnemonic).Count).Append('\n');
        }

        string actual = text.ToString();
        if (store.Read(Name) == actual)
        {
            store.DropReceived(Name);
            return;
        }

        store.TryReceive(Name, actual);
        Assert.Equal(store.Read(Name), actual);
    }
}
