using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines;

/// <summary>The tool's own statements: Redshift SQL whose values were quoted by SqlStrings.Quote.</summary>
internal static class EngineQueries
{
    public static long Execute(this IEngine engine, string sql, CancellationToken cancellationToken = default)
    {
        using var result = engine.Run(SqlStatement.Own(sql), cancellationToken);
        return result.AffectedRowCount;
    }

    /// <summary>All rows of a query whose result is small.</summary>
    public static List<object?[]> Read(this IEngine engine, string sql, CancellationToken cancellationToken = default)
    {
        using var result = engine.Run(SqlStatement.Own(sql), cancellationToken);
        return [.. result.Rows];
    }
}
