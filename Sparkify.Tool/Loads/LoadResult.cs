using Sparkify.Tool.Checks;

namespace Sparkify.Tool.Loads;

/// <summary>A committed load.</summary>
internal sealed record LoadResult(
    string RunId,
    IReadOnlyList<StepResult> Steps,
    IReadOnlyList<CheckResult> Checks,
    TimeSpan Duration
)
{
    public long ObjectCount => Steps.Sum(s => s.ObjectCount);

    public long RejectedRowCount => Steps.Sum(s => s.RejectedRowCount);
}

/// <summary>
/// What one transform did. RowCount: rows copied, or where nothing is copied rows inserted, updated or merged into permanent
/// tables. ListedObjectCount: all objects under the COPYs' prefixes; ObjectCount: those that were read. CopyCount: 0, no COPY in it.
/// </summary>
internal sealed record StepResult(string Name, TimeSpan Duration)
{
    public long RowCount { get; init; }

    public long RejectedRowCount { get; init; }

    public int CopyCount { get; init; }

    public long ObjectCount { get; init; }

    public long ListedObjectCount { get; init; }
}
