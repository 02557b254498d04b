namespace Conformance.Tests.Arm.Gnu;

/// <summary>A file in the temporary folder that goes away with its owner.</summary>
internal sealed class ScratchFile : IDisposable
{
    /// <summary>Where it lies.</summary>
    public string Name { get; } = Path.Combine(Path.GetTempPath(), $"conformance-{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Name);
}
