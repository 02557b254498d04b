using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Vmm.Wire;

/// <summary>What userspace does between two KVM_RUNs.</summary>
internal static class ScriptCodec
{
    // The numbers of actions are part of the form: a new action gets the next one.
    private enum Tag : byte
    {
        SetRegisters,
        SetGuestDebugFlags,
        RaiseSError,
        SetImmediateExit,
        SaveRestore,
        ResetVcpu,
    }

    public static void Write(WireWriter writer, IReadOnlyList<WhenRule> rules)
    {
        writer.Number((ulong)rules.Count);
        foreach (WhenRule rule in rules)
        {
            writer.Byte((byte)rule.On);
            writer.Number((ulong)rule.Nth);
            writer.Number((ulong)rule.Actions.Count);
            foreach (VmmAction action in rule.Actions)
            {
                Write(writer, action);
            }
        }
    }

    public static WhenRule[] Read(ref WireReader reader)
    {
        WhenRule[] rules = new WhenRule[reader.Count()];
        for (int i = 0; i < rules.Length; i++)
        {
            rules[i] = new(reader.Known<WhenEvent>(), reader.Int(), ReadActions(ref reader));
        }

        return rules;
    }

    private static VmmAction[] ReadActions(ref WireReader reader)
    {
        VmmAction[] actions = new VmmAction[reader.Count()];
        for (int i = 0; i < actions.Length; i++)
        {
            actions[i] = ReadAction(ref reader);
        }

        return actions;
    }

    private static void Write(WireWriter writer, VmmAction action)
    {
        writer.Byte((byte)TagOf(action));
        switch (action)
        {
            case SetRegisters set:
                ValueCodec.Write(writer, set.Values);
                break;
            case SetGuestDebugFlags flags:
                writer.Number((uint)flags.Flags);
                break;
        }
    }

    private static Tag TagOf(VmmAction action) => action switch
    {
        SetRegisters => Tag.SetRegisters,
        SetGuestDebugFlags => Tag.SetGuestDebugFlags,
        RaiseSError => Tag.RaiseSError,
        SetImmediateExit => Tag.SetImmediateExit,
        SaveRestore => Tag.SaveRestore,
        ResetVcpu => Tag.ResetVcpu,
        _ => throw new ArgumentException($"{action.GetType().Name} has no coded form", nameof(action)),
    };

    private static VmmAction ReadAction(ref WireReader reader) => reader.Known<Tag>() switch
    {
        Tag.SetRegisters => new SetRegisters(ValueCodec.ReadRegisters(ref reader)),
        Tag.SetGuestDebugFlags => new SetGuestDebugFlags((GuestDebugFlags)reader.Number32()),
        Tag.RaiseSError => new RaiseSError(),
        Tag.SetImmediateExit => new SetImmediateExit(),
        Tag.SaveRestore => new SaveRestore(),
        _ => new ResetVcpu(),
    };
}
