using System.Globalization;

namespace Conformance.Suite.Traces;

/// <summary>One key of provenance.yaml.</summary>
/// <param name="Name">As written.</param>
/// <param name="IsRequired">Whether the file must have it.</param>
/// <param name="Get">The value in a provenance.</param>
/// <param name="Form">What a value must look like, in words; null for any text.</param>
/// <param name="IsWellFormed">Whether a value looks like that; null for any text.</param>
internal sealed record ProvenanceKey(
    string Name, bool IsRequired, Func<Provenance, string?> Get, string? Form = null, Func<string, bool>? IsWellFormed = null);

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
        new(Profile, true, p => p.Profile),
        new(Cpu, true, p => p.Cpu),
        new(Mode, true, p => p.Mode),
        new(Kernel, true, p => p.Kernel),
        new(Uname, false, p => p.Uname),
        new(ImageSha256, false, p => p.ImageSha256, "64 lower-case hex digits", IsSha256),
        new(Qemu, false, p => p.Qemu),
        new(Date, false, p => p.Date, DateFormat.ToLowerInvariant(), IsDate),
        new(Agent, false, p => p.Agent),
    ];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(k => k.Name)];

    private static bool IsSha256(string text) => text.Length == Sha256Digits && text.All(char.IsAsciiHexDigitLower);

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
