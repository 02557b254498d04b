namespace Conformance.Suite.Specs;

/// <summary>The scenario file that a contributor starts from: it runs as it is, and says what to write where.</summary>
public static class ScenarioTemplate
{
    /// <summary>The text of the file.</summary>
    public static string Text { get; } = """
        # One sentence that claims something; the file is about nothing else.
        title: A step over HVC stops at the next instruction
        # The question behind it: who asks, and what would go wrong.
        why: |
          A debugger that steps over a hypercall wants to stop behind it, not one instruction later.
        # What the claim rests on: a rule of the Arm manual, a commit, a message on the list.
        source: ["Arm ARM D2.12, SSAdvance"]
        # What it is about: './run-tests.sh list requirements' has the ids.
        requirements: [STEP-ONE]
        guest:
          registers: { x0: 0x84000000 }
          code: |
            call:   hvc  #0
            after:  nop
                    done
        # KVM_GUESTDBG_*: enable, singlestep, use-sw-bp, use-hw. './run-tests.sh list schema' has every other key.
        guest-debug: [enable, singlestep]

        """;
}
