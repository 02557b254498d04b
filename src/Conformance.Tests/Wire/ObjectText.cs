using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Conformance.Tests.Wire;

/// <summary>Everything an object holds, as text: a property that a codec forgets shows as a difference.</summary>
internal static class ObjectText
{
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                return;
            case string or Enum:
                text.Append(value.GetType().Name).Append(' ').Append(value).Append(';');
                return;
            case IEnumerable elements:
                text.Append('[');
                foreach (object? element in elements)
                {
                    Write(element, text);
                }

                text.Append(']');
                return;
        }

        Type type = value.GetType();
        if (type.IsPrimitive)
        {
            text.Append(value).Append(';');
            return;
        }

        if (type.GetCustomAttribute<InlineArrayAttribute>() is not null)
        {
            // An inline array compares and prints by its first element only, unless its bytes are looked at.
            text.Append(Convert.ToHexString(BytesOf((Kvm.Uapi.DebugRegisterFile)value)));
            return;
        }

        text.Append(type.Name).Append('{');
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.Append(field.Name).Append('=');
            Write(field.GetValue(value), text);
        }

        text.Append('}');
    }

    private static byte[] BytesOf(Kvm.Uapi.DebugRegisterFile file) =>
        [.. Enumerable.Range(0, Kvm.Uapi.DebugRegisterFile.Count).SelectMany(i => BitConverter.GetBytes(file[i]))];
}
