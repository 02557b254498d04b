using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads labels and addresses.</summary>
internal static class Places
{
    /// <summary>A label or an address; false after a diagnostic.</summary>
    public static bool TryPlace(BindContext context, YamlNode node, FormatKey key, out Place place)
    {
        place = default;
        if (node is not YamlScalar { IsEmpty: false, Form: ScalarForm.Plain } scalar)
        {
            context.ErrorWanted(node, key);
            return false;
        }

        if (!NumberText.LooksLikeNumber(scalar.Text))
        {
            place = new(scalar.Text, 0, scalar.Span);
            return true;
        }

        bool isNumber = Scalars.TryNumber(context, scalar, key, out ulong address);
        place = new("", address, scalar.Span);
        return isNumber;
    }
}
