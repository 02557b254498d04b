using Conformance.Kvm.Exits;
using Conformance.Tests.Model;
using Conformance.Tests.Traces;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;
using Conformance.Vmm.Wire;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Wire;

/// <summary>What goes into a booted kernel and what comes out of it arrives as it was, or not at all.</summary>
public sealed class CodecTests
{
    private static readonly Gen<RunLog> Log = Gen.Select(RecordGen.Log, Gen.String, Gen.Bool).Select((log, error, fails) =>
    {
        if (fails)
        {
            log.Finish(RunOutcome.Error, log.End, new string([.. error.Where(c => !char.IsSurrogate(c))]));
        }

        return log;
    });

    [Fact]
    public void A_scenario_arrives_as_it_was() =>
        ScenarioGen.Scenario.Sample(scenario => Assert.Equal(ObjectText.Of(scenario), ObjectText.Of(ScenarioCodec.Decode(ScenarioCodec.Encode(scenario)))), iter: 1000);

    [Fact]
    public void Scenarios_follow_one_another() =>
        ScenarioGen.Scenario.Array[0, 5].Sample(
            scenarios => Assert.Equal(
                scenarios.Select(ObjectText.Of),
                ScenarioCodec.DecodeAll([.. scenarios.SelectMany(ScenarioCodec.Encode)]).Select(ObjectText.Of)),
            iter: 200);

    [Fact]
    public void Every_scenario_of_the_repository_arrives_as_it_was()
    {
        foreach (CompiledScenario scenario in new RepositoryScenarios().Scenarios.Select(loaded => loaded.Compiled))
        {
            Assert.Equal(ObjectText.Of(scenario), ObjectText.Of(ScenarioCodec.Decode(ScenarioCodec.Encode(scenario))));
        }
    }

    [Fact]
    public void A_run_arrives_as_it_was() =>
        Log.Sample(log => Assert.Equal(Text(log), Text(RunLogCodec.Decode(RunLogCodec.Encode(log)))), iter: 1000);

    [Fact]
    public void Bytes_that_are_cut_short_are_refused() =>
        Gen.Select(ScenarioGen.Scenario.Select(ScenarioCodec.Encode), Gen.Double[0, 1]).Sample((bytes, at) =>
        {
            byte[] cut = bytes[..(int)(at * (bytes.Length - 1))];
            Assert.Throws<WireFormatException>(() => ScenarioCodec.Decode(cut));
        }, iter: 1000);

    [Fact]
    public void A_flipped_bit_is_noticed() =>
        Gen.Select(ScenarioGen.Scenario.Select(ScenarioCodec.Encode), Gen.Double[0, 1], Gen.Int[0, 7]).Sample((bytes, at, bit) =>
        {
            bytes[(int)(at * (bytes.Length - 1))] ^= (byte)(1 << bit);
            Assert.Throws<WireFormatException>(() => ScenarioCodec.Decode(bytes));
        }, iter: 1000);

    [Fact]
    public void Any_content_under_a_right_checksum_is_read_or_refused() =>
        Gen.Byte.Array[0, 200].Sample(
            content =>
            {
                Assert.True(Tries.ReadOrRefuse(() => ScenarioCodec.Decode(Tries.Sealed("CSCN", content))));
                Assert.True(Tries.ReadOrRefuse(() => RunLogCodec.Decode(Tries.Sealed("CRUN", content))));
            },
            iter: 20000);

    [Fact]
    public void Another_version_is_refused_by_name()
    {
        byte[] bytes = ScenarioCodec.Encode(ScenarioGen.Scenario.Single());
        bytes[4]++;

        Assert.Equal("version 4 where 3 is expected", Assert.Throws<WireFormatException>(() => ScenarioCodec.Decode(bytes)).Message);
    }

    private static string Text(RunLog log) =>
        $"{log.Outcome} {log.Error} {log.End} {string.Join(' ', log.Records.ToArray().Select((ExitRecord record) => ObjectText.Of(record)))}";
}
