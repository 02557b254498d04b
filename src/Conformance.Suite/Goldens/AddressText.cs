using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Goldens;

/// <summary>Addresses of a scenario by label and offset.</summary>
public sealed class AddressText
{
    private readonly (ulong Address, string Name)[] _labels;
    private readonly ulong _programEnd;

    /// <summary>The labels of a program.</summary>
    public AddressText(ScenarioListing listing)
    {
        _labels = [.. listing.Labels.Select(l => (l.Value, l.Key)).OrderBy(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal)];
        _programEnd = listing.Program.Count == 0 ? 0 : listing.Program[^1].Address + (ulong)listing.Program[^1].Bytes.Length;
    }

    /// <summary><c>label+0x4 (0x40000004)</c>; in the default vectors <c>vbar+0x200</c>; elsewhere the address alone.</summary>
    public string Of(ulong address) => NameOf(address) is { } name ? $"{name} (0x{address:x})" : $"0x{address:x}";

    /// <summary>The label and offset of an address in the program or in the vectors, or null.</summary>
    public string? NameOf(ulong address)
    {
        ulong vectorOffset = address - ScenarioMachine.VectorBase;
        if (vectorOffset < ScenarioMachine.VectorStride * ScenarioMachine.VectorCount)
        {
            return $"vbar+0x{vectorOffset:x}";
        }

        // The address just behind the program is where a step over its last instruction ends.
        if (address < ScenarioMachine.RamBase || address > _programEnd)
        {
            return null;
        }

        (ulong start, string name) = (ScenarioMachine.RamBase, "start");
        foreach ((ulong labelAddress, string label) in _labels)
        {
            if (labelAddress > address)
            {
                break;
            }

            // Of several labels at one place the first in the alphabet names it.
            (start, name) = labelAddress == start && labelAddress != ScenarioMachine.RamBase ? (start, name) : (labelAddress, label);
        }

        return address == start ? name : $"{name}+0x{address - start:x}";
    }
}
