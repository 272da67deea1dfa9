using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Functions of PostgreSQL that Redshift names as unsupported, with the way round; whatever else is no function of Redshift the catalog refuses.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html"/>
internal static class FunctionConstructs
{
    private const string Rule = "unsupported-function";
    private const string Compute = "compute it from SUM, COUNT and AVG";
    private const string Clock = "Redshift has GETDATE() and SYSDATE";
    private const string Super = "Redshift has OBJECT, ARRAY and JSON_PARSE, which make a SUPER";
    private const string Locks = "LOCK a table, until the transaction ends";
    private const string Sequences = "Redshift has IDENTITY (seed, step)";
    private const string Search = "search with LIKE, ILIKE, SIMILAR TO or REGEXP_INSTR";
    private const string Intervals = "subtract the parts with DATEDIFF";

    private static readonly (string Names, string Hint)[] Groups =
    [
        ("string_agg", "Redshift has LISTAGG(value, ',') WITHIN GROUP (ORDER BY …)"),
        ("array_agg", "Redshift has LISTAGG, and SPLIT_TO_ARRAY"),
        ("json_agg jsonb_agg json_object_agg jsonb_object_agg row_to_json to_json to_jsonb", Super),
        ("json_build_object jsonb_build_object json_build_array jsonb_build_array jsonb_set", Super),
        ("json_array_elements jsonb_array_elements jsonb_path_query", "Redshift has FROM t, t.items AS item for SUPER"),
        ("xmlagg xml_agg", "Redshift has LISTAGG"),
        ("corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2", Compute),
        ("regr_slope regr_sxx regr_sxy regr_syy", Compute),
        ("clock_timestamp transaction_timestamp statement_timestamp", Clock),
        ("justify_days justify_hours justify_interval", Intervals),
        ("pg_sleep pg_sleep_for pg_sleep_until", "nothing waits inside a query"),
        ("setseed", "SET seed TO 0.5"),
        ("width_bucket", "FLOOR((value - low) / width) + 1"),
        ("bit_length", "OCTET_LENGTH(text) * 8"),
        ("quote_nullable", "NVL(QUOTE_LITERAL(text), 'NULL')"),
        ("convert_from convert_to", "Redshift has FROM_VARBYTE and TO_VARBYTE"),
        ("regexp_matches regexp_match", "Redshift has REGEXP_SUBSTR"),
        ("regexp_split_to_array regexp_split_to_table string_to_array", "Redshift has SPLIT_PART and SPLIT_TO_ARRAY"),
        ("array_to_string array_append array_prepend array_remove array_replace array_dims", "use SUPER"),
        ("pg_advisory_lock pg_advisory_xact_lock pg_try_advisory_lock pg_try_advisory_xact_lock", Locks),
        ("pg_advisory_unlock pg_advisory_unlock_all pg_advisory_lock_shared", Locks),
        ("nextval currval setval lastval", Sequences),
        ("to_tsvector to_tsquery plainto_tsquery ts_rank ts_headline", Search),
        ("gen_random_uuid uuid_generate_v4", "MD5(key) makes a key that is the same at every reload"),
        ("pg_trigger_depth pg_listening_channels", "Redshift has none"),
    ];

    private static readonly Dictionary<string, string> Hints = ByName();

    public static readonly string[] Rules = [Rule];

    public static IEnumerable<string> Names => Hints.Keys;

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        for (var i = 0; i + 1 < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (
                token.Kind == SqlTokenKind.Word
                && statement.Tokens[i + 1].Kind == SqlTokenKind.OpenParen
                && Hints.TryGetValue(token.Text, out var hint)
                && IsCall(statement, i)
            )
            {
                yield return Refusal.Of(
                    Rule,
                    $"function {SqlNames.Fold(token.Text)} is not supported by Redshift",
                    statement.SpanOf(token),
                    hint
                );
            }
        }
    }

    /// <summary>Neither a table with its columns, nor a function that is being made or lives in a schema of the user's.</summary>
    private static bool IsCall(SqlStatement statement, int index)
    {
        if (index == 0)
        {
            return false;
        }

        var before = statement.Tokens[index - 1];
        var isPostgres =
            before.Kind == SqlTokenKind.Dot && index > 1 && statement.Tokens[index - 2].IsWord("pg_catalog");
        return (before.Kind != SqlTokenKind.Dot || isPostgres)
            && !before.IsWord("into")
            && !before.IsWord("table")
            && !before.IsWord("function")
            && !before.IsWord("with")
            && statement.Verb is not ("drop" or "grant" or "revoke");
    }

    private static Dictionary<string, string> ByName()
    {
        var hints = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (names, hint) in Groups)
        {
            foreach (var name in names.Split(' '))
            {
                hints.Add(name, hint);
            }
        }

        return hints;
    }
}
