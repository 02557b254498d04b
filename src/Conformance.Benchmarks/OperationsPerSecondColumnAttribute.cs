using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;

namespace Conformance.Benchmarks;

/// <summary>Adds a column of operations per second, which is how the goals are stated.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperationsPerSecondColumnAttribute : Attribute, IConfigSource
{
    /// <inheritdoc/>
    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddColumn(StatisticColumn.OperationsPerSecond);
}
