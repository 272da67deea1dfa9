using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy;

/// <summary>Why a record is no row. Line: its last one. Column null: the record itself is at fault. Texts are cut to 1,024 characters.</summary>
internal sealed record RowFault(ValueError Error, long Line)
{
    public CopyColumn? Column { get; init; }

    public string? Value { get; init; }

    public string? RawLine { get; init; }

    /// <summary>The record's fields up to the one at fault; empty after the first faults of a worker.</summary>
    public IReadOnlyList<FieldText> Fields { get; init; } = [];
}
