namespace Conformance.Suite.Traces;

/// <summary>One row of a trace: a value, or none, for every column. Rows are equal when all columns are.</summary>
public sealed class TraceRow : IEquatable<TraceRow>
{
    /// <summary>The seq text of a return from KVM_SET_GUEST_DEBUG.</summary>
    public const string SetSeq = "set";

    /// <summary>The seq text of the last row.</summary>
    public const string EndSeq = "end";

    private readonly TraceCells _cells;

    internal TraceRow(string scenario, TraceRowKinds kind, in TraceCells cells, string detail)
    {
        Scenario = scenario;
        Kind = kind;
        _cells = cells;
        Detail = detail;
    }

    /// <summary>The scenario and its variant.</summary>
    public string Scenario { get; }

    /// <summary>The one kind of row that this is.</summary>
    public TraceRowKinds Kind { get; }

    /// <summary>More values as key=value;key=value, or empty.</summary>
    public string Detail { get; }

    /// <summary>The number of an exit, or null for the other kinds.</summary>
    public int? ExitNumber => (int?)_cells[TraceColumns.Seq];

    /// <summary>The number in a column, or null where the row has none; a signed number is sign-extended.</summary>
    public ulong? this[TraceColumn column] => _cells[column];

    /// <summary>The value in a column as a trace file spells it; empty where the row has none.</summary>
    public string Text(TraceColumn column) => column.Kind switch
    {
        TraceValueKind.Text => column == TraceColumns.Scenario ? Scenario : Detail,
        TraceValueKind.Sequence when Kind == TraceRowKinds.Set => SetSeq,
        TraceValueKind.Sequence when Kind == TraceRowKinds.End => EndSeq,
        _ => _cells[column] is ulong number ? TraceNumber.Format(column.Kind, number) : "",
    };

    /// <summary>The row with another detail.</summary>
    internal TraceRow With(string detail) => new(Scenario, Kind, _cells, detail);

    /// <inheritdoc/>
    public bool Equals(TraceRow? other) =>
        other is not null && Kind == other.Kind && _cells.Equals(other._cells) && Scenario == other.Scenario && Detail == other.Detail;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TraceRow);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scenario, Kind, _cells, Detail);

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', TraceColumns.All.Select(Text));
}
