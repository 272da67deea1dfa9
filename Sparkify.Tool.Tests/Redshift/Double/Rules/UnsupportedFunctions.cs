using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Functions of PostgreSQL that Redshift lacks.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html"/>
internal static class UnsupportedFunctions
{
    private static readonly HashSet<string> Unsupported =
    [
        "to_regclass",
        "nextval",
        "currval",
        "setval",
        "lastval",
        "string_agg",
        "array_agg",
        "json_agg",
        "jsonb_agg",
        "json_build_object",
        "jsonb_build_object",
        "row_to_json",
        "to_json",
        "to_jsonb",
        "unnest",
        "generate_subscripts",
        "every",
        "corr",
        "covar_pop",
        "covar_samp",
        "width_bucket",
        "setseed",
        "div",
        "justify_days",
        "justify_hours",
        "justify_interval",
        "clock_timestamp",
        "transaction_timestamp",
        "statement_timestamp",
        "pg_sleep",
        "pg_notify",
        "overlay",
        "format",
        "bit_length",
        "quote_nullable",
        "regexp_matches",
        "regexp_match",
        "regexp_split_to_table",
        "regexp_split_to_array",
        "concat_ws",
        "make_date",
        "make_timestamp",
        "make_interval",
        "gen_random_uuid",
        "txid_current",
        "current_setting",
        "set_config",
        "pg_try_advisory_lock",
        "to_tsvector",
        "query_to_xml",
    ];

    private static readonly string[] Prefixes = ["pg_advisory_", "pg_try_advisory_", "jsonb_", "regr_", "xml"];

    public static ServerError? Judge(Statement statement)
    {
        for (var i = 0; i + 1 < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.Kind != TokenKind.Word || !statement.HasAt(i + 1, "(") || IsTableOrList(statement, i))
            {
                continue;
            }

            if (Unsupported.Contains(token.Value) || Prefixes.Any(prefix => token.Value.StartsWith(prefix)))
            {
                return new ServerError(ServerError.UndefinedFunction, $"function {token.Value}() does not exist");
            }

            if (token.Value == "concat" && ArgumentCount(statement, i + 1) != 2)
            {
                return new ServerError(ServerError.UndefinedFunction, "function concat() takes two arguments");
            }
        }

        return null;
    }

    /// <summary>A table of that name with its columns behind it.</summary>
    private static bool IsTableOrList(Statement statement, int index) =>
        index > 0 && statement.Tokens[index - 1].IsAny("into", "table", "as");

    private static int ArgumentCount(Statement statement, int open)
    {
        var (depth, count) = (0, 1);
        for (var i = open; i < statement.AfterParenthesis(open); i++)
        {
            depth +=
                statement.Tokens[i].Is("(") ? 1
                : statement.Tokens[i].Is(")") ? -1
                : 0;
            count += depth == 1 && statement.Tokens[i].Is(",") ? 1 : 0;
        }

        return count;
    }
}
