using Sparkify.Tool.Engines;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Checks;

/// <summary>What one check found. SampleRows: the first rows it returned. Span: the declared key, or the check's file.</summary>
internal sealed record CheckResult(string Name, Severity Severity, long FailingRowCount)
{
    public IReadOnlyList<ResultColumn> Columns { get; init; } = [];

    public IReadOnlyList<object?[]> SampleRows { get; init; } = [];

    public SourceSpan? Span { get; init; }

    public TimeSpan Duration { get; init; }

    public bool HasPassed => FailingRowCount == 0;
}
