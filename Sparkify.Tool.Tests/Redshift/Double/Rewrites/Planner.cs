using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>Judges a statement by the rules and says how it is answered. What it does not know it refuses by name.</summary>
internal static class Planner
{
    /// <summary>What Redshift has and the double does not.</summary>
    private static readonly string[][] UnknownForms =
    [
        ["qualify"],
        ["select", "top"],
        ["pivot", "("],
        ["unpivot"],
        ["connect", "by"],
        ["remove", "duplicates"],
        ["group", "by", "all"],
        ["approximate"],
        ["listagg", "("],
        ["decode", "("],
        ["nvl2", "("],
        ["exclude", "("],
        ["json_parse", "("],
        ["convert_timezone", "("],
    ];

    private static readonly string[][] KnownDefinitions =
    [
        ["create", "table"],
        ["create", "local"],
        ["create", "temp"],
        ["create", "temporary"],
        ["create", "view"],
        ["create", "or", "replace", "view"],
        ["create", "schema"],
        ["alter", "table"],
        ["drop", "table"],
        ["drop", "view"],
        ["drop", "schema"],
        ["comment", "on"],
    ];

    public static StatementPlan Plan(Statement statement, SessionState state, DoubleContext context)
    {
        RefusalRules.Judge(statement, state);
        if (UnknownForms.FirstOrDefault(statement.Has) is { } form)
        {
            throw Unknown(statement, string.Join(' ', form).TrimEnd('(', ' '));
        }

        var folded = Names.Fold(statement, state);
        return statement.Verb switch
        {
            "select" when folded.Has("into") => Run(Query(folded, state, context)),
            "update" or "delete" or "merge" => Forward(Query(folded, state, context)) with { Before = LockOf(folded) },
            "select" or "with" or "insert" or "explain" or "declare" or "fetch" or "close" => Forward(
                Query(folded, state, context)
            ),
            "begin" or "start" => new StatementPlan(statement, "begin") { Tag = "BEGIN" },
            "commit" or "end" => new StatementPlan(statement, "commit"),
            "rollback" or "abort" => new StatementPlan(statement, "rollback"),
            "set" or "reset" or "show" => SessionParameters.Plan(folded),
            "lock" => state.InTransaction ? Run(folded) : LockAlone(folded),
            "truncate" => Run(folded) with { CommitsTransaction = true },
            "vacuum" => new StatementPlan(statement, "") { Tag = "VACUUM" },
            "analyze" => new StatementPlan(statement, "") { Tag = "ANALYZE" },
            "copy" => new StatementPlan(statement, "") { Tag = "COPY", Copy = CopyRequest.Parse(statement) },
            _ when KnownDefinitions.Any(statement.StartsWith) => Definition(Query(folded, state, context)),
            "grant" or "revoke" => new StatementPlan(statement, "") { Tag = statement.Verb.ToUpperInvariant() },
            _ => throw Unknown(statement),
        };
    }

    /// <summary>Not a refusal of Redshift's.</summary>
    public static ServerError Unknown(Statement statement, string? form = null) =>
        new(
            ServerError.FeatureNotSupported,
            $"the double of Redshift does not know {(form ?? statement.Verb).ToUpperInvariant()} in this form"
        )
        {
            Detail = statement.Sql,
            Hint = "review the form against Redshift's documentation, then teach it to the double",
        };

    /// <summary>UPDATE, DELETE and MERGE write a table alone, until their transaction ends; readers do not wait.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_write_readwrite.html"/>
    private static string LockOf(Statement statement)
    {
        var first = statement.Tokens[1].IsAny("from", "into") ? 2 : 1;
        return $"lock table {Names.QuotePath(statement.NameAt(first).Name)} in share row exclusive mode";
    }

    /// <summary>Outside a transaction block it is not meaningful, and no error.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html"/>
    private static StatementPlan LockAlone(Statement statement) =>
        new(statement, $"do $do$ begin {statement.Sql.TrimEnd(';', ' ')}; end $do$") { Tag = "LOCK TABLE" };

    private static StatementPlan Definition(Statement statement) =>
        TableDefinitions.IsTable(statement) ? TableDefinitions.Plan(statement) : Run(statement);

    private static Statement Query(Statement statement, SessionState state, DoubleContext context)
    {
        foreach (var rewrite in QueryRewrites.All)
        {
            statement = rewrite(statement);
        }

        return new SystemViews(context, state).Rewrite(statement);
    }

    private static StatementPlan Forward(Statement statement) => new(statement, statement.Sql) { IsForwarded = true };

    private static StatementPlan Run(Statement statement) => new(statement, statement.Sql);
}
