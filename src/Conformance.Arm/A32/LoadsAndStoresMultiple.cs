using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 loads and stores of a list of registers (Arm ARM F4.1).</summary>
internal static class LoadsAndStoresMultiple
{
    /// <summary>P, U, the letters after LDM or STM, and the stack that LDM and STM call it by.</summary>
    public static readonly (string P, string U, string Letters, string LoadStack, string StoreStack)[] Modes =
        [("0", "0", "da", "fa", "ed"), ("0", "1", "ia", "fd", "ea"), ("1", "0", "db", "ea", "fd"), ("1", "1", "ib", "ed", "fa")];

    /// <summary>Rows as objdump writes them: LDM has no letters for increment after.</summary>
    public static IEnumerable<Encoding> Rows()
    {
        foreach ((string p, string u, string letters, _, _) in Modes)
        {
            string load = letters == "ia" ? "ldm" : "ldm" + letters;
            string implied = $"P={p} U={u}";
            yield return Row(Operation.StoreMultiple, $"cond 100 {p} {u} 0 W 0 Rn register_list", $"stm{letters}<c> <Rn><W>, <registers>", implied);
            yield return Row(Operation.LoadMultiple, $"cond 100 {p} {u} 0 W 1 Rn register_list", $"{load}<c> <Rn><W>, <registers>", implied);

            // User registers, or with pc an exception return: bit 22 is the ^ behind the list.
            yield return Row(Operation.StoreMultiple, $"cond 100 {p} {u} 1 W 0 Rn register_list", $"stm{letters}<c> <Rn><W>, <registers>^", implied + " S=1");
            yield return Row(Operation.LoadMultiple, $"cond 100 {p} {u} 1 W 1 Rn register_list", $"{load}<c> <Rn><W>, <registers>^", implied + " S=1");
        }
    }

    private static Encoding Row(Operation operation, string diagram, string syntax, string implied) =>
        new(InstructionClass.LoadStore, operation, diagram, syntax, "cond=1111", new(2, false, false), format: EncodingFormat.A32, implied: implied);
}
