using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>One COPY as the system views show it. Query: its number; Transaction: that of the first COPY of the transaction.</summary>
internal sealed record CopyLogEntry(int Query, int Transaction, CopyStatement Statement, CopyRecord Record)
{
    public required int UserId { get; init; }

    /// <summary>All of the rows that were good are in the table, unless their transaction is rolled back.</summary>
    public required bool IsCompleted { get; init; }

    public long LoadedRowCount => IsCompleted ? Record.LoadedRowCount : 0;
}
