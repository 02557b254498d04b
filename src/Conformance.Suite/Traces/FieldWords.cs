using System.Text;
using Conformance.Kvm.Uapi;

namespace Conformance.Suite.Traces;

/// <summary>Says in words what a number in a trace stands for.</summary>
/// <param name="syndrome">The words for a syndrome; null for none.</param>
public sealed class FieldWords(Func<ulong, string>? syndrome = null)
{
    private const string ExitReasonPrefix = "KVM_EXIT_";

    /// <summary>The words for a number in a column, or empty where the number says it all.</summary>
    public string Of(TraceColumn column, ulong value)
    {
        if (column == TraceColumns.ExitReason)
        {
            return Enum.IsDefined((ExitReason)value) ? ExitReasonName((ExitReason)value) : "";
        }

        if (column == TraceColumns.Errno)
        {
            return value != 0 && Enum.IsDefined((Errno)value) ? ((Errno)value).ToString() : "";
        }

        return column == TraceColumns.Hsr && syndrome is not null ? syndrome(value) : "";
    }

    /// <summary>The value of a row in a column with its words: <c>4 (KVM_EXIT_DEBUG)</c>; <c>empty</c> where there is none.</summary>
    public string Describe(TraceRow row, TraceColumn column)
    {
        string text = row.Text(column);
        string words = row[column] is ulong value ? Of(column, value) : "";
        return text.Length == 0 ? "empty" : words.Length == 0 ? text : $"{text} ({words})";
    }

    // The members are the names of include/uapi/linux/kvm.h in another case: FailEntry is KVM_EXIT_FAIL_ENTRY.
    private static string ExitReasonName(ExitReason reason)
    {
        StringBuilder name = new(ExitReasonPrefix);
        foreach (char c in reason.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > ExitReasonPrefix.Length)
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(c));
        }

        return name.ToString();
    }
}
