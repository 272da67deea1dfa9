using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Engines;

/// <summary>
/// What a statement gave: rows (Columns not null; read Rows once, before the next statement) or a count. Values: null, bool, short, int, long,
/// decimal, BigInteger, float, double, string, DateOnly, TimeOnly, DateTime (Kind Utc: TIMESTAMPTZ), Interval, byte[].
/// </summary>
internal sealed class StatementResult(
    IReadOnlyList<ResultColumn>? columns,
    IEnumerable<object?[]> rows,
    long affectedRowCount,
    IDisposable? owner = null
) : IDisposable
{
    public IReadOnlyList<ResultColumn>? Columns { get; } = columns;

    public IEnumerable<object?[]> Rows { get; } = rows;

    /// <summary>Rows inserted, updated, deleted, copied; 0 for DDL.</summary>
    public long AffectedRowCount { get; } = affectedRowCount;

    /// <summary>The statement was not waited for, see IEngine.RunLater: its count is what it will have.</summary>
    public bool IsLate { get; init; }

    /// <summary>Set by COPY.</summary>
    public CopyOutcome? Copy { get; init; }

    public static StatementResult Count(long affectedRowCount) => new(null, [], affectedRowCount);

    public void Dispose() => owner?.Dispose();
}

/// <summary>Type: the engine's name for it, for --format table's alignment and JSON.</summary>
internal sealed record ResultColumn(string Name, string Type);
