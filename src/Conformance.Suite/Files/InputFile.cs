using System.Text;
using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Files;

/// <summary>Reads an input file that somebody else wrote: its size and its bytes are checked before anything looks at its text.</summary>
public static class InputFile
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="file">Where it lies.</param>
    /// <param name="shownPath">The path for diagnostics.</param>
    /// <param name="bag">Gets what is wrong with it.</param>
    /// <returns>The text, or null after a diagnostic.</returns>
    public static SourceText? Read(string file, string shownPath, DiagnosticBag bag)
    {
        byte[] bytes;
        try
        {
            // The length first: a file of 100 MB must not be read to be refused.
            if (new FileInfo(file).Length > MaxBytes)
            {
                return TooLarge(shownPath, bag);
            }

            bytes = ReadAtMost(file, MaxBytes + 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            bag.Add(shownPath, $"the file cannot be read: {e.Message}");
            return null;
        }

        // A device or a growing file has no honest length.
        return bytes.Length > MaxBytes ? TooLarge(shownPath, bag) : Decode(bytes, shownPath, bag);
    }

    /// <summary>Checks the bytes of a file and makes text of them.</summary>
    /// <returns>The text, or null after a diagnostic.</returns>
    public static SourceText? Decode(ReadOnlySpan<byte> bytes, string shownPath, DiagnosticBag bag)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bag.Add(shownPath, "the file begins with a byte order mark; save it as UTF-8 without one");
            return null;
        }

        try
        {
            return new(shownPath, StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            SourceText valid = new(shownPath, Encoding.UTF8.GetString(bytes[..Math.Max(0, e.Index)]));
            bag.Add(valid, valid.SpanAt(valid.Text.Length, 1), "this is not UTF-8; save the file as UTF-8");
            return null;
        }
    }

    private static SourceText? TooLarge(string shownPath, DiagnosticBag bag)
    {
        bag.Add(shownPath, $"the file is larger than {MaxBytes / 1024} KiB; split it");
        return null;
    }

    private static byte[] ReadAtMost(string file, int limit)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        byte[] buffer = new byte[Math.Min(limit, Math.Max(1, stream.CanSeek ? stream.Length + 1 : limit))];
        int count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer.AsSpan(0, count).ToArray();
    }
}
