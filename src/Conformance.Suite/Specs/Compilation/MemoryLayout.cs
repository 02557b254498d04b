using System.Buffers.Binary;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Specs.Binding;
using Conformance.Suite.Yaml.Binding;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Places the parts of a scenario in RAM and reports those that do not fit or overlap.</summary>
internal sealed class MemoryLayout(BindContext context)
{
    private readonly List<(MemoryImage Image, string Name)> _placed = [];

    /// <summary>The images in the order in which they were placed.</summary>
    public IReadOnlyList<MemoryImage> Images
    {
        get
        {
            MemoryImage[] images = new MemoryImage[_placed.Count];
            for (int i = 0; i < images.Length; i++)
            {
                images[i] = _placed[i].Image;
            }

            return images;
        }
    }

    /// <summary>Places bytes.</summary>
    /// <param name="image">What and where.</param>
    /// <param name="name">What it is, for a later part that overlaps it.</param>
    /// <param name="span">Where a mistake is reported.</param>
    public void Place(MemoryImage image, string name, SourceSpan span)
    {
        ulong last = ScenarioMachine.RamBase + ScenarioMachine.RamSize - 1;
        ulong offset = image.Address - ScenarioMachine.RamBase;
        if (offset >= ScenarioMachine.RamSize || (ulong)image.Bytes.Length > ScenarioMachine.RamSize - offset)
        {
            context.Error(
                span,
                $"{name} at 0x{image.Address:x} does not fit into RAM, which goes from 0x{ScenarioMachine.RamBase:x} to 0x{last:x}");
            return;
        }

        foreach ((MemoryImage other, string otherName) in _placed)
        {
            if (image.Address < End(other) && other.Address < End(image))
            {
                string range = $"0x{other.Address:x} to 0x{End(other) - 1:x}";
                context.Error(span, $"{name} at 0x{image.Address:x} overlaps {otherName}, which goes from {range}; move it");
                return;
            }
        }

        _placed.Add((image, name));
    }

    /// <summary>Places words of a data map.</summary>
    public void Place(DataWords data)
    {
        if (data.Address % sizeof(ulong) != 0)
        {
            context.Error(data.Span, $"0x{data.Address:x} is not a multiple of 8; words are aligned");
            return;
        }

        byte[] bytes = new byte[data.Words.Count * sizeof(ulong)];
        for (int i = 0; i < data.Words.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), data.Words[i]);
        }

        Place(new(data.Address, bytes), "data", data.Span);
    }

    private static ulong End(MemoryImage image) => image.Address + (ulong)image.Bytes.Length;
}
