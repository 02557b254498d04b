using System.Runtime.InteropServices;
using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>What is asked of real kernels and cannot be done is told apart: wrong input from a failed environment.</summary>
public sealed class KernelVerbTests
{
    [Theory]
    [InlineData("run --kernel README", 3, "README is no arm64 kernel")]
    [InlineData("run --kernel nowhere/Image", 3, "there is no kernel image nowhere/Image")]
    [InlineData("run --kernel debian:1.0", 2, "there is no kernel 'debian:1.0'")]
    [InlineData("run --kernel README --profile linux-6.1", 2, "--against names the profile")]
    [InlineData("run --kernel README --against linux-9.9", 2, "there is no profile 'linux-9.9'")]
    [InlineData("run --kernel README --mode fast", 2, "fast")]
    [InlineData("run --qemu-cpu cortex-a76", 2, "--qemu-cpu is about a real kernel")]
    [InlineData("run --against linux-6.1", 2, "--against is about a real kernel")]
    [InlineData("run --kernel README --kernel debian:6.1 --kernel README", 2, "--kernel README is there twice")]
    [InlineData("run --kernel README --repeat 0", 2, "--repeat wants a number from 1 on")]
    [InlineData("run --repeat 2", 2, "--repeat is about a real kernel")]
    [InlineData("run --kernel README --backend kvm", 2, "give one of them")]
    [InlineData("run --backend kvm --qemu-cpu cortex-a76", 2, "--backend kvm runs without it")]
    [InlineData("run --backend xen", 2, "xen")]
    [InlineData("run --backend el2 --mode nvhe", 2, "--backend el2 runs without one")]
    [InlineData("run --backend el2 --against linux-6.1", 2, "--backend el2 runs without one")]
    [InlineData("run --backend el2 --kernel README", 2, "give one of them")]
    [InlineData("run --backend el2 --profile bare-el2", 2, "--profile is for the reference backend")]
    [InlineData("record --backend el2 --name ../own", 2, "is no name of a folder under traces/")]
    [InlineData("record --kernel README --kernel debian:6.1 --name own", 2, "name one kernel")]
    [InlineData("record --kernel README --name ../own", 2, "is no name of a folder under traces/")]
    [InlineData("record --kernel README --name own", 3, "README is no arm64 kernel")]
    [InlineData("record --name own", 2, "--kernel")]
    [InlineData("kernels fetch debian:1.0", 2, "there is no kernel 'debian:1.0'")]
    public void A_kernel_that_cannot_be_run_is_told_and_no_trace_is_touched(string args, int exitCode, string message)
    {
        using Checkout checkout = new();
        File.WriteAllText(checkout.At("README"), "a text\n");

        Checkout.Result result = checkout.Run(args.Split(' '));

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(checkout.At("traces/own")));
    }

    [Theory]
    [InlineData("run --backend kvm")]
    [InlineData("record --backend kvm --name own")]
    public void A_machine_that_is_not_arm64_has_no_KVM_to_run_on(string args)
    {
        if (RuntimeInformation.OSArchitecture == Architecture.Arm64)
        {
            Assert.Skip("this machine is arm64");
        }

        using Checkout checkout = new();

        Checkout.Result result = checkout.Run(args.Split(' '));

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("has no /dev/kvm for arm64; --kernel IMAGE boots", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(checkout.At("traces/own")));
    }

    [Fact]
    public void The_kernels_are_listed_with_what_the_cache_has()
    {
        using Checkout checkout = new();
        Directory.CreateDirectory(checkout.At(".cache/kernels/debian-6.1"));
        File.WriteAllText(checkout.At(".cache/kernels/debian-6.1/vmlinuz"), "");
        File.WriteAllText(checkout.At(".cache/kernels/debian-6.1/package"), "linux-image-x 6.1.1\n");

        string[] lines = checkout.Run("kernels", "list").Output.TrimEnd('\n').Split('\n');

        Assert.Equal(["debian:5.10", "debian:6.1", "debian:6.12", "debian:7.3"], lines.Select(line => line.Split(' ')[0]));
        Assert.EndsWith("linux-image-x 6.1.1", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("not fetched", lines[0], StringComparison.Ordinal);
    }
}
