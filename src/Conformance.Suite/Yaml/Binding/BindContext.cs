using Conformance.Suite.Diagnostics;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Yaml.Binding;

/// <summary>The file that is being bound, its format, and where its mistakes go.</summary>
internal sealed class BindContext(SourceText source, KeyTable table, DiagnosticBag bag)
{
    /// <summary>The file.</summary>
    public SourceText Source { get; } = source;

    /// <summary>The keys of its format.</summary>
    public KeyTable Table { get; } = table;

    /// <summary>Mistakes reported so far; one that an earlier variant reported already counts again.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Reports a mistake.</summary>
    public void Error(SourceSpan span, string message)
    {
        ErrorCount++;
        bag.Add(Source, span, message);
    }

    /// <summary>Reports that a value is of the wrong kind, unless something was said about it already.</summary>
    public void ErrorWanted(YamlNode node, FormatKey key)
    {
        if (node is YamlFault)
        {
            return;
        }

        Error(node.Span, node is YamlScalar { IsEmpty: true }
            ? $"'{key.Name}' has no value; give {ValueKindText.Wanted(key)}{(key.IsRequired ? "" : ", or leave the key out")}"
            : $"'{key.Name}' wants {ValueKindText.Wanted(key)}");
    }
}
