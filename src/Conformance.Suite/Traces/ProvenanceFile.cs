using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;

namespace Conformance.Suite.Traces;

/// <summary>Reads and writes provenance.yaml.</summary>
public static class ProvenanceFile
{
    /// <summary>The name of the file in a folder of traces.</summary>
    public const string Name = "provenance.yaml";

    /// <summary>Reads a file; null after a diagnostic.</summary>
    public static Provenance? Read(SourceText source, DiagnosticBag bag)
    {
        int before = bag.Count;
        if (YamlReader.Read(source, ProvenanceKeys.Table.Blocks, bag) is not { } root)
        {
            return null;
        }

        BindContext context = new(source, ProvenanceKeys.Table, bag);
        Section top = new(context, "", root, SourceSpan.Start);
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (ProvenanceKey key in ProvenanceKeys.All)
        {
            if (top.Node(key.Key.Name) is { } node && TryValue(context, node, key, out string value))
            {
                values.Add(key.Key.Name, value);
            }
        }

        return bag.Count > before ? null : new()
        {
            Profile = values[ProvenanceKeys.Profile],
            Cpu = values[ProvenanceKeys.Cpu],
            Mode = values[ProvenanceKeys.Mode],
            Kernel = values[ProvenanceKeys.Kernel],
            Uname = values.GetValueOrDefault(ProvenanceKeys.Uname),
            ImageSha256 = values.GetValueOrDefault(ProvenanceKeys.ImageSha256),
            Qemu = values.GetValueOrDefault(ProvenanceKeys.Qemu),
            Date = values.GetValueOrDefault(ProvenanceKeys.Date),
            Agent = values.GetValueOrDefault(ProvenanceKeys.Agent),
        };
    }

    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(Provenance provenance)
    {
        StringBuilder text = new();
        foreach (ProvenanceKey key in ProvenanceKeys.All)
        {
            if (key.Get(provenance) is string value)
            {
                text.Append(key.Key.Name).Append(": ").Append(Quoted(value)).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes the file into a folder of traces.</summary>
    /// <exception cref="IOException">The file cannot be written; it is then as it was before.</exception>
    public static void Save(string folder, Provenance provenance) => AtomicFile.Write(Path.Combine(folder, Name), Format(provenance));

    private static bool TryValue(BindContext context, YamlNode node, ProvenanceKey key, out string value)
    {
        if (!Scalars.TryText(context, node, key.Key, out value))
        {
            return false;
        }

        if (key.IsWellFormed is null || key.IsWellFormed(value))
        {
            return true;
        }

        context.Error(node.Span, $"'{value}' is not a value of '{key.Key.Name}'; write {key.Form}");
        return false;
    }

    // Plain text would need a rule for every character that means something to YAML; quoted text needs three.
    private static string Quoted(string value)
    {
        if (value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') && char.IsAsciiLetter(value[0]))
        {
            return value;
        }

        StringBuilder text = new("\"");
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' or '\\' => $"\\{c}",
                _ when char.IsControl(c) || TextCheck.IsForbidden(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}
