using System.Text;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;

namespace Conformance.Suite.Specs.Variants;

/// <summary>Makes the variants of a file: one for each combination of the values under <c>vary</c>.</summary>
internal static class VariantExpander
{
    /// <summary>Most variants of one file.</summary>
    public const int MaxVariants = 4096;

    // Goldens are files named after variants, and 255 bytes is the most that file systems take.
    private const int LongestName = 160;

    /// <summary>The variants, the last key varying fastest; the file itself when nothing varies.</summary>
    public static IReadOnlyList<SpecVariant> Expand(BindContext context, YamlMapping root)
    {
        YamlEntry? vary = root.Find("vary");
        IReadOnlyList<VaryAxis> axes = new VaryBinder(context).Bind(vary?.Value);
        long count = 1;
        foreach (VaryAxis axis in axes)
        {
            count *= axis.Values.Count;
            if (count > MaxVariants)
            {
                context.Error(vary!.Value.Key.Span, $"more than {MaxVariants} variants; split the scenario or leave values out");
                return [];
            }
        }

        List<SpecVariant> variants = new((int)count);
        for (int number = 0; number < count; number++)
        {
            variants.Add(Make(context, root, axes, number));
        }

        return variants;
    }

    private static SpecVariant Make(BindContext context, YamlMapping root, IReadOnlyList<VaryAxis> axes, int number)
    {
        int[] chosen = new int[axes.Count];
        for (int i = axes.Count - 1; i >= 0; i--)
        {
            (number, chosen[i]) = Math.DivRem(number, axes[i].Values.Count);
        }

        StringBuilder name = new();
        for (int i = 0; i < axes.Count; i++)
        {
            YamlNode value = axes[i].Values[chosen[i]];
            name.Append(i == 0 ? '@' : ',').Append(axes[i].Path).Append('=').Append(VariantName.Of(value));
            root = Replace(root, axes[i].Path, axes[i].Key, value);
        }

        if (name.Length > LongestName)
        {
            context.Error(
                axes[0].Key.Span,
                $"the name of a variant is longer than {LongestName} characters: '{name}'; use fewer or shorter values");
        }

        return new(name.ToString(), root);
    }

    // Only the maps on the way are copied, so that thousands of variants share the rest.
    private static YamlMapping Replace(YamlMapping map, string path, YamlScalar key, YamlNode value)
    {
        int dot = path.IndexOf('.');
        string name = dot < 0 ? path : path[..dot];
        List<YamlEntry> entries = [.. map.Entries];
        int at = entries.FindIndex(e => e.Key.Text == name);
        YamlNode? present = at >= 0 ? entries[at].Value : null;
        YamlNode replaced = dot < 0
            ? value
            : Replace(present as YamlMapping ?? new YamlMapping(key.Span, []), path[(dot + 1)..], key, value);
        YamlScalar writtenAs = at >= 0 && dot >= 0 ? entries[at].Key : new(key.Span, name, ScalarForm.Plain, isMultiLine: false);
        if (at >= 0)
        {
            entries[at] = new(writtenAs, replaced);
        }
        else
        {
            entries.Add(new(writtenAs, replaced));
        }

        return new(map.Span, entries);
    }
}
