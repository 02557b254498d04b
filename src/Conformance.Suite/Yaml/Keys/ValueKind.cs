namespace Conformance.Suite.Yaml.Keys;

/// <summary>What the value of a key looks like.</summary>
public enum ValueKind
{
    /// <summary>A text on one line.</summary>
    Text,

    /// <summary>A text that may be a block.</summary>
    LongText,

    /// <summary>A program.</summary>
    Code,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>One of the allowed words.</summary>
    Choice,

    /// <summary>A label or an address.</summary>
    Place,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of numbers.</summary>
    Numbers,

    /// <summary>A list of allowed words.</summary>
    Choices,

    /// <summary>A list of labels and addresses.</summary>
    Places,

    /// <summary>A map with keys of its own.</summary>
    Section,

    /// <summary>A list of maps with keys of their own.</summary>
    Sections,

    /// <summary>Registers and their values.</summary>
    Registers,

    /// <summary>Fields of a register and their values.</summary>
    Fields,

    /// <summary>Addresses and lists of words.</summary>
    Words,

    /// <summary>KVM_GUESTDBG_* names, or a raw number.</summary>
    GuestDebug,

    /// <summary>The word all, or a list of profile names.</summary>
    Profiles,

    /// <summary>A list of what userspace does.</summary>
    Actions,

    /// <summary>Keys of the format, each with a list of values.</summary>
    Alternatives,

    /// <summary>Words with words as values.</summary>
    Assignments,
}
