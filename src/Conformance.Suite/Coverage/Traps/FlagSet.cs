using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>A column of the matrix of exceptions: the guest-debug flags in force, or a bare core that has none.</summary>
/// <param name="Name">As scenarios write them.</param>
/// <param name="Flags">The flags.</param>
/// <param name="IsBareCore">Whether there is no KVM.</param>
public sealed record FlagSet(string Name, GuestDebugFlags Flags, bool IsBareCore)
{
    private const GuestDebugFlags Options = GuestDebugFlags.SingleStep | GuestDebugFlags.UseSwBp | GuestDebugFlags.UseHw;

    private static readonly (GuestDebugFlags Flag, string Name)[] Names =
    [
        (GuestDebugFlags.Enable, "enable"), (GuestDebugFlags.SingleStep, "singlestep"), (GuestDebugFlags.UseSwBp, "use-sw-bp"), (GuestDebugFlags.UseHw, "use-hw"),
    ];

    /// <summary>No debugging, every set of flags with ENABLE, and the bare core. Without ENABLE KVM forgets the other flags.</summary>
    public static IReadOnlyList<FlagSet> All { get; } = MakeAll();

    /// <summary>The index in <see cref="All"/>.</summary>
    public static int IndexOf(GuestDebugFlags flags, MachineKind machine)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i].IsBareCore == (machine == MachineKind.El2) && All[i].Flags == flags)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(flags), $"{flags} cannot be in force");
    }

    /// <summary>Whether any of these flags is in force.</summary>
    public bool Has(GuestDebugFlags flags) => (Flags & flags) != 0;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static List<FlagSet> MakeAll()
    {
        List<FlagSet> all = [new("off", GuestDebugFlags.None, false)];
        for (uint subset = 0; ; subset = (subset - (uint)Options) & (uint)Options)
        {
            GuestDebugFlags flags = GuestDebugFlags.Enable | (GuestDebugFlags)subset;
            all.Add(new(string.Join('+', Names.Where(name => (flags & name.Flag) != 0).Select(name => name.Name)), flags, false));
            if (subset == (uint)Options)
            {
                break;
            }
        }

        all.Add(new("bare-el2", GuestDebugFlags.None, true));
        return all;
    }
}
