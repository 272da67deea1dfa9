using Sparkify.Tool.Checks;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Loads;

/// <summary>A committed load.</summary>
internal sealed record LoadResult(
    string RunId,
    IReadOnlyList<StepResult> Steps,
    IReadOnlyList<CheckResult> Checks,
    TimeSpan Duration
)
{
    /// <summary>Nothing was read: the objects only count as loaded from now on.</summary>
    public bool IsBaseline { get; init; }

    public long BaselineObjectCount => Steps.Sum(s => s.BaselineObjectCount);

    public long ObjectCount => Steps.Sum(s => s.ObjectCount);

    public long RejectedRowCount => Steps.Sum(s => s.RejectedRowCount);
}

/// <summary>
/// What one transform did. RowCount: rows copied, or where nothing is copied rows inserted, updated or merged into permanent
/// tables. ListedObjectCount: all objects under the COPYs' prefixes; ObjectCount: those that were read; BaselineObjectCount: those that
/// count as loaded though they were not. Rejections: the first ones. CopyCount: 0, no COPY in it.
/// </summary>
internal sealed record StepResult(string Name, TimeSpan Duration)
{
    public long RowCount { get; init; }

    public long RejectedRowCount { get; init; }

    public int CopyCount { get; init; }

    public long ObjectCount { get; init; }

    public long BaselineObjectCount { get; init; }

    public IReadOnlyList<RejectedRow> Rejections { get; init; } = [];

    /// <summary>The number, in the system views, of the last COPY that rejected rows; null: none did.</summary>
    public long? RejectingQuery { get; init; }

    public long ListedObjectCount { get; init; }
}
