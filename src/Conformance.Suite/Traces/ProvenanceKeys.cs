using System.Globalization;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Traces;

/// <summary>One key of provenance.yaml.</summary>
/// <param name="Key">Its row in the table of keys.</param>
/// <param name="Get">The value in a provenance.</param>
/// <param name="Form">What a value must look like, in words; empty for any text.</param>
/// <param name="IsWellFormed">Whether a value looks like that; null for any text.</param>
internal sealed record ProvenanceKey(
    FormatKey Key, Func<Provenance, string?> Get, string Form = "", Func<string, bool>? IsWellFormed = null);

/// <summary>The keys of provenance.yaml, in the order in which they are written.</summary>
internal static class ProvenanceKeys
{
    /// <summary>The profile that must reproduce the traces.</summary>
    public const string Profile = "profile";

    /// <summary>The core.</summary>
    public const string Cpu = "cpu";

    /// <summary>How KVM ran.</summary>
    public const string Mode = "mode";

    /// <summary>The kernel in words.</summary>
    public const string Kernel = "kernel";

    /// <summary>The output of uname.</summary>
    public const string Uname = "uname";

    /// <summary>The checksum of the kernel image.</summary>
    public const string ImageSha256 = "image-sha256";

    /// <summary>The version of QEMU.</summary>
    public const string Qemu = "qemu";

    /// <summary>The day of the recording.</summary>
    public const string Date = "date";

    /// <summary>The recording program.</summary>
    public const string Agent = "agent";

    private const int Sha256Digits = 64;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Every key.</summary>
    public static IReadOnlyList<ProvenanceKey> All { get; } =
    [
        new(Required(Profile, "The profile that must reproduce the traces."), p => p.Profile),
        new(Required(Cpu, "The core that the kernel ran on."), p => p.Cpu),
        new(Required(Mode, "How KVM ran: nvhe, vhe and so on."), p => p.Mode),
        new(Required(Kernel, "The kernel, in words."), p => p.Kernel),
        new(Optional(Uname, "What uname printed."), p => p.Uname),
        new(Optional(ImageSha256, "SHA-256 of the kernel image."), p => p.ImageSha256, "64 lower-case hex digits", IsSha256),
        new(Optional(Qemu, "The version of QEMU."), p => p.Qemu),
        new(Optional(Date, "The day of the recording."), p => p.Date, DateFormat.ToLowerInvariant(), IsDate),
        new(Optional(Agent, "The program that recorded."), p => p.Agent),
    ];

    /// <summary>The table.</summary>
    public static KeyTable Table { get; } = new([.. All.Select(k => k.Key)]);

    private static FormatKey Required(string name, string doc) => Optional(name, doc) with { IsRequired = true };

    private static FormatKey Optional(string name, string doc) => new(name, ValueKind.Text, doc);

    private static bool IsSha256(string text) => text.Length == Sha256Digits && text.All(char.IsAsciiHexDigitLower);

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
