using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines;

/// <summary>Parameters of a Redshift session that change no result.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html"/>
internal static class SessionParameters
{
    private static readonly string[] Ignored =
    [
        "query_group",
        "statement_timeout",
        "wlm_query_slot_count",
        "enable_result_cache_for_session",
        "analyze_threshold_percent",
    ];

    /// <summary>Whether a local engine can pass over a SET or RESET.</summary>
    public static bool ChangesNoResult(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        var isSet = cursor.Take("set") || cursor.Take("reset");
        _ = cursor.Take("session") || cursor.Take("local");
        return isSet && cursor.Current is { } name && Ignored.Contains(SqlNames.Fold(name.Text));
    }
}
