using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>SET, RESET and SHOW: of the parameters that Redshift documents, and of no other.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html"/>
internal static class SessionParameters
{
    private const string CaseSensitivity = "enable_case_sensitive_identifier";

    /// <summary>PostgreSQL has these too, with the same meaning.</summary>
    private static readonly string[] Shared =
    [
        "search_path",
        "statement_timeout",
        "timezone",
        "datestyle",
        "extra_float_digits",
        "application_name",
        "client_encoding",
    ];

    private static readonly string[] Own =
    [
        "query_group",
        "wlm_query_slot_count",
        "enable_result_cache_for_session",
        CaseSensitivity,
        "downcase_delimited_identifier",
        "describe_field_name_in_uppercase",
        "error_on_nondeterministic_update",
        "analyze_threshold_percent",
        "mv_enable_aqmv_for_session",
        "json_serialization_enable",
        "json_serialization_parse_nested_strings",
        "navigate_super_null_on_error",
        "cast_super_null_on_error",
        "parse_super_null_on_error",
        "spectrum_enable_pseudo_columns",
        "stored_proc_log_min_messages",
        "default_geometry_encoding",
        "enable_vacuum_boost",
        "interval_forbid_composite_literals",
    ];

    public static StatementPlan Plan(Statement statement)
    {
        var index = statement.Tokens.Count > 1 && statement.Tokens[1].IsAny("session", "local") ? 2 : 1;
        var (name, next) = statement.NameAt(index);
        if (name == "time" && statement.HasAt(next, "zone"))
        {
            name = "timezone";
        }

        return statement.Verb switch
        {
            // Isolation levels are parsed and have no effect.
            "set" when name == "transaction" || statement.HasAt(index, "characteristics") => new StatementPlan(
                statement,
                ""
            )
            {
                Tag = "SET",
            },
            "show" when Own.Contains(Known(name)) => new StatementPlan(
                statement,
                $"select current_setting('redshift.{name}', true) as {name}"
            )
            {
                IsForwarded = true,
                Tag = "SHOW",
            },
            "show" => new StatementPlan(statement, $"show {name}") { IsForwarded = true },
            _ when Own.Contains(Known(name)) => new StatementPlan(
                statement,
                new Edits(statement).Replace(index, $"redshift.{name}").Apply().Sql
            ),
            _ => new StatementPlan(statement, statement.Sql),
        };
    }

    /// <summary>What the double itself must know of.</summary>
    public static void Remember(Statement statement, SessionState state)
    {
        if (statement.Verb is "set" or "reset" && statement.Tokens.Any(token => token.Is(CaseSensitivity)))
        {
            state.KeepsCase = statement.Verb == "set" && statement.Tokens[^1].Value is "true" or "on" or "1";
        }
    }

    private static string Known(string name) =>
        Shared.Contains(name) || Own.Contains(name) || name.Contains('.', StringComparison.Ordinal)
            ? name
            : throw new ServerError(ServerError.UndefinedObject, $"unrecognized configuration parameter \"{name}\"");
}
