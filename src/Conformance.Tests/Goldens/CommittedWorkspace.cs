using Conformance.Cli.Workspaces;
using Xunit;

namespace Conformance.Tests.Goldens;

/// <summary>The checkout as the verbs see it.</summary>
internal static class CommittedWorkspace
{
    private static readonly Lazy<Workspace> Loaded = new(Load);

    public static Workspace Value => Loaded.Value;

    private static Workspace Load()
    {
        StringWriter error = new();
        Workspace? workspace = Workspace.Load(null, wantReviewFields: true, error);
        Assert.Equal("", error.ToString());
        return workspace!;
    }
}
