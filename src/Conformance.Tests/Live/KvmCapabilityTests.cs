using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Live.Ioctls;
using Xunit;

namespace Conformance.Tests.Live;

/// <summary>A wrong number asks for another capability, which most kernels have.</summary>
public sealed partial class KvmCapabilityTests
{
    private static readonly string[] Headers = ["/usr/aarch64-linux-gnu/include/linux/kvm.h", "/usr/include/linux/kvm.h"];

    public static TheoryData<KvmCapability, string> Macros => new()
    {
        { KvmCapability.SetGuestDebug, "KVM_CAP_SET_GUEST_DEBUG" },
        { KvmCapability.ArmEl132Bit, "KVM_CAP_ARM_EL1_32BIT" },
        { KvmCapability.ArmPsci02, "KVM_CAP_ARM_PSCI_0_2" },
        { KvmCapability.ArmPmuV3, "KVM_CAP_ARM_PMU_V3" },
    };

    [Theory]
    [MemberData(nameof(Macros))]
    public void The_number_is_that_of_the_kernel_header(KvmCapability capability, string macro)
    {
        string? header = Array.Find(Headers, File.Exists);
        if (header is null)
        {
            Assert.Skip("linux/kvm.h is missing; install libc6-dev-arm64-cross");
        }

        string number = Define().Matches(File.ReadAllText(header)).Single(match => match.Groups["name"].Value == macro).Groups["number"].Value;

        Assert.Equal((int)capability, int.Parse(number, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_capability_is_looked_up() =>
        Assert.Equal(Enum.GetValues<KvmCapability>().Order(), Macros.Select(row => row.Data.Item1).Order());

    [GeneratedRegex(@"^#define\s+(?<name>KVM_CAP_\w+)\s+(?<number>[0-9]+)\b", RegexOptions.Multiline)]
    private static partial Regex Define();
}
