using Conformance.Kvm.Uapi;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads KVM_GUESTDBG_* flags: names, raw numbers for bits without a name, or both in one list.</summary>
internal static class GuestDebugBinder
{
    // In the order of the allowed words.
    private static readonly GuestDebugFlags[] Named =
        [GuestDebugFlags.Enable, GuestDebugFlags.SingleStep, GuestDebugFlags.UseSwBp, GuestDebugFlags.UseHw];

    /// <summary>The flags; none when the key is absent.</summary>
    public static GuestDebugFlags Bind(BindContext context, YamlNode? node, FormatKey key)
    {
        if (node is YamlScalar { Form: ScalarForm.Plain } scalar && NumberText.LooksLikeNumber(scalar.Text))
        {
            return Scalars.TryNumber(context, scalar, key, out ulong raw) ? (GuestDebugFlags)raw : GuestDebugFlags.None;
        }

        GuestDebugFlags flags = GuestDebugFlags.None;
        foreach (YamlNode item in Lists.Items(context, node, key))
        {
            if (item is YamlScalar { Form: ScalarForm.Plain } word && NumberText.LooksLikeNumber(word.Text))
            {
                flags |= Scalars.TryNumber(context, word, key, out ulong raw) ? (GuestDebugFlags)raw : GuestDebugFlags.None;
            }
            else if (Scalars.TryChoice(context, item, key, out int index))
            {
                flags |= Named[index];
            }
        }

        return flags;
    }
}
