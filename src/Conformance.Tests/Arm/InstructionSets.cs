using Conformance.Arm.A32;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Conformance.Arm.T32;
using Xunit;

namespace Conformance.Tests.Arm;

/// <summary>The instruction sets that a claim about tables is tested on, by name.</summary>
internal static class InstructionSets
{
    private static readonly InstructionSet[] Sets = [A64InstructionSet.Instance, A32InstructionSet.Instance, T32InstructionSet.Instance];

    /// <summary>All names.</summary>
    public static TheoryData<string> Names => [.. Sets.Select(set => set.Name)];

    /// <summary>All names with each class of instructions that the set has.</summary>
    public static TheoryData<string, InstructionClass> Classes
    {
        get
        {
            TheoryData<string, InstructionClass> data = [];
            foreach (InstructionSet set in Sets)
            {
                foreach (InstructionClass @class in set.Encodings.Select(row => row.Class).Distinct().Order())
                {
                    data.Add(set.Name, @class);
                }
            }

            return data;
        }
    }

    /// <summary>The classes of instructions that T32 has, which stand in IT blocks.</summary>
    public static TheoryData<InstructionClass> BlockClasses => [.. T32InstructionSet.Instance.Encodings.Select(row => row.Class).Distinct().Order()];

    /// <summary>All sets.</summary>
    public static IReadOnlyList<InstructionSet> All => Sets;

    /// <summary>The set with that name.</summary>
    public static InstructionSet Of(string name) => Sets.Single(set => set.Name == name);
}
