using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class MalformedInputTests
{
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(TraceText.Whole);

    private static readonly Gen<byte> Byte = Gen.OneOf(Gen.Byte, Gen.OneOf([.. "\",\n\r0x;=-"u8]));

    [Fact]
    public void A_trace_file_with_any_byte_changed_is_an_error_or_another_trace() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Byte).Sample((at, value) =>
        {
            byte[] bytes = [.. Whole];
            bytes[at] = value;
            DiagnosticBag bag = new();
            IReadOnlyList<Trace> traces = TraceReader.Read("f.csv", bytes, bag);
            Assert.All(bag.Ordered(), e => Assert.True(e is { Line: > 0, Column: > 0 }));
            if (bag.IsEmpty && value != Whole[at])
            {
                Assert.NotEqual(Whole, TraceWriter.Format(traces));
            }
        });

    [Fact]
    public void A_trace_file_that_was_cut_short_is_an_error()
    {
        for (int length = 0; length < Whole.Length; length++)
        {
            DiagnosticBag bag = new();
            TraceReader.Read("f.csv", Whole[..length], bag);
            Assert.False(bag.IsEmpty);
        }
    }

    [Fact]
    public void Text_of_any_kind_is_a_provenance_or_an_error() => Gen.String["a: -[]{}&*!|>'\"%@#?,\n\t\\\u00e4"].Sample(text =>
    {
        DiagnosticBag bag = new();
        Assert.Null(ProvenanceFile.Read(new("p.yaml", text), bag));
        Assert.False(bag.IsEmpty);
        Assert.All(bag.Ordered(), e => Assert.True(e is { Line: > 0, Column: > 0 }));
    });
}
