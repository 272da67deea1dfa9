using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

internal sealed partial class DuckDbEngine
{
    /// <summary>Parameters of a Redshift session that change no result.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html"/>
    private static readonly string[] IgnoredParameters =
    [
        "query_group",
        "statement_timeout",
        "wlm_query_slot_count",
        "enable_result_cache_for_session",
        "analyze_threshold_percent",
    ];

    /// <summary>The target's own SET statements.</summary>
    private void SetParameters()
    {
        foreach (var sql in target.Session)
        {
            using var result = Run(SqlStatement.Own(sql), CancellationToken.None);
        }
    }

    private StatementResult SetParameter(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        var isSet = cursor.Take("set") || cursor.Take("reset");
        _ = cursor.Take("session") || cursor.Take("local");
        if (isSet && cursor.Current is { } name && IgnoredParameters.Contains(SqlNames.Fold(name.Text)))
        {
            return StatementResult.Count(0);
        }

        throw NotSupported(statement);
    }

    private static SparkifyException NotSupported(SqlStatement statement)
    {
        var words = statement.Tokens.Take(2).Select(t => t.Text.ToUpperInvariant());
        return NotSupported(statement, string.Join(' ', words), null);
    }

    private static SparkifyException NotSupported(SqlStatement statement, string construct, string? hint) =>
        new($"{construct} is not supported by the duckdb engine")
        {
            Code = "0A000",
            Span = statement.Start,
            Hint = hint,
        };
}
