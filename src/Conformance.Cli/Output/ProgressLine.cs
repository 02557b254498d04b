namespace Conformance.Cli.Output;

/// <summary>One line that says how far long work has come: on a terminal alone, and gone when it is disposed of.</summary>
/// <param name="error">Where messages go.</param>
internal sealed class ProgressLine(TextWriter error) : IDisposable
{
    private const string EraseLine = "\r\e[K";
    private const int NarrowTerminal = 79;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly bool _isShown = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private DateTime _next = DateTime.MinValue;
    private bool _isDirty;

    /// <summary>Shows a text in place of the one before; by any thread, and not more often than can be read.</summary>
    public void Show(Func<string> text)
    {
        if (!_isShown)
        {
            return;
        }

        lock (_lock)
        {
            if (DateTime.UtcNow < _next)
            {
                return;
            }

            _next = DateTime.UtcNow + Interval;
            string line = text();
            error.Write(EraseLine + (line.Length > NarrowTerminal ? line[..NarrowTerminal] : line));
            _isDirty = true;
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDirty)
            {
                error.Write(EraseLine);
                _isDirty = false;
            }
        }
    }
}
