using System.Text;
using Conformance.Suite.Files;

namespace Conformance.Suite.Traces;

/// <summary>Reads and writes provenance.yaml.</summary>
public static class ProvenanceFile
{
    /// <summary>The name of the file in a folder of traces.</summary>
    public const string Name = "provenance.yaml";

    /// <summary>Reads a file; null when anything was added to <paramref name="errors"/>.</summary>
    public static Provenance? Read(string file, byte[] content, ICollection<TraceError> errors)
    {
        int before = errors.Count;
        YamlFields? fields = YamlFieldsReader.ReadOne(file, content, ProvenanceKeys.Names, errors);
        if (fields is null)
        {
            return null;
        }

        foreach (ProvenanceKey key in ProvenanceKeys.All)
        {
            Check(file, key, fields, errors);
        }

        return errors.Count > before ? null : new()
        {
            Profile = fields[ProvenanceKeys.Profile]!,
            Cpu = fields[ProvenanceKeys.Cpu]!,
            Mode = fields[ProvenanceKeys.Mode]!,
            Kernel = fields[ProvenanceKeys.Kernel]!,
            Uname = fields[ProvenanceKeys.Uname],
            ImageSha256 = fields[ProvenanceKeys.ImageSha256],
            Qemu = fields[ProvenanceKeys.Qemu],
            Date = fields[ProvenanceKeys.Date],
            Agent = fields[ProvenanceKeys.Agent],
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
                text.Append(key.Name).Append(": ").Append(Quoted(value)).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes the file into a folder of traces.</summary>
    /// <exception cref="IOException">The file cannot be written; it is then as it was before.</exception>
    public static void Save(string folder, Provenance provenance) => AtomicFile.Write(Path.Combine(folder, Name), Format(provenance));

    private static void Check(string file, ProvenanceKey key, YamlFields fields, ICollection<TraceError> errors)
    {
        if (!fields.Values.TryGetValue(key.Name, out YamlField field))
        {
            if (key.IsRequired)
            {
                errors.Add(new(file, fields.Line, fields.Column, $"{key.Name} is missing: add it"));
            }
        }
        else if (key.IsWellFormed is not null && !key.IsWellFormed(field.Value))
        {
            errors.Add(new(file, field.Line, field.Column, $"{key.Name} \"{field.Value}\" cannot be read: write {key.Form}"));
        }
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
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}
