using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Xunit;

namespace Conformance.Tests.Traces;

/// <summary>The traces of this repository.</summary>
internal static class CommittedTraces
{
    /// <summary>The top of the checkout.</summary>
    public static string Root { get; } = Find();

    public static string Folder => Path.Combine(Root, "traces");

    public static TraceStore Load()
    {
        DiagnosticBag bag = new();
        TraceStore store = TraceStore.Load(Folder, "traces", bag);
        Assert.Equal("", bag.Render());
        return store;
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Conformance.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("these tests run inside the repository only");
    }
}
