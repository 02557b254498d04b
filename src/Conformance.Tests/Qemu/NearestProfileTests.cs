using Conformance.Cli.Kernels;
using Conformance.Kvm.Machines;
using Conformance.Suite.Running;
using Conformance.Tests.Model;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>What uname says leads to a layout of debug exits and to a profile.</summary>
public sealed class NearestProfileTests
{
    private static readonly IReadOnlyList<Subject> Subjects = Subject.AllOf(new RepositoryScenarios().Profiles);

    [Theory]
    [InlineData("6.1.0-56-cloud-arm64", "linux-6.1")]
    [InlineData("6.12.107+deb13-cloud-arm64", "linux-6.12")]
    [InlineData("6.6.1", "linux-6.1")]
    [InlineData("4.15.0", "linux-4.14")]
    [InlineData("3.10.0", "linux-4.1")]
    [InlineData("99.0-rc1", "linux-7.3")]
    [InlineData("mine", null)]
    public void The_nearest_profile_is_the_newest_that_is_not_newer(string release, string? profile) =>
        Assert.Equal(profile, NearestProfile.Of(release, Subjects)?.Name);

    [Theory]
    [InlineData("4.2.8", DebugExitLayout.None)]
    [InlineData("4.3.0", DebugExitLayout.HsrFar)]
    [InlineData("5.18.19", DebugExitLayout.HsrFar)]
    [InlineData("5.19-rc1", DebugExitLayout.Hsr64Far)]
    [InlineData("7.3.4+deb13-cloud-arm64", DebugExitLayout.Hsr64Far)]
    public void The_layout_of_debug_exits_follows_the_release(string release, DebugExitLayout layout)
    {
        Assert.True(KernelRelease.TryParse(release, out KernelRelease parsed));
        Assert.Equal(layout, parsed.DebugExitLayout);
    }
}
