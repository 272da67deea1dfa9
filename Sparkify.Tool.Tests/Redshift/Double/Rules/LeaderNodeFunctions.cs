using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Functions and catalog tables of the leader node cannot meet tables of users in one statement.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions_leader_node_only.html"/>
internal static class LeaderNodeFunctions
{
    private static readonly HashSet<string> Functions =
    [
        "now",
        "age",
        "isfinite",
        "current_schema",
        "current_schemas",
        "version",
        "has_schema_privilege",
        "has_table_privilege",
        "has_database_privilege",
        "pg_backend_pid",
        "pg_last_copy_count",
        "pg_last_copy_id",
        "pg_last_query_id",
        "pg_get_viewdef",
        "pg_get_userbyid",
        "generate_series",
        "format_type",
        "obj_description",
        "col_description",
        "current_database",
    ];

    private static readonly string[] Keywords = ["current_timestamp", "current_time", "localtime", "localtimestamp"];

    public static ServerError? Judge(Statement statement)
    {
        if (statement.Verb is not ("select" or "with" or "insert" or "update" or "delete" or "merge" or "create"))
        {
            return null;
        }

        var tables = Tables(statement);
        return tables.Any(name => !IsOfLeaderNode(name)) && (tables.Any(IsOfLeaderNode) || UsesFunction(statement))
            ? new ServerError(
                ServerError.FeatureNotSupported,
                "Specified types or functions (one per INFO message) not supported on Redshift tables."
            )
            : null;
    }

    private static bool UsesFunction(Statement statement) =>
        Enumerable
            .Range(0, statement.Tokens.Count)
            .Any(i =>
                statement.Tokens[i].Kind == TokenKind.Word
                && (i == 0 || !statement.Tokens[i - 1].Is("."))
                && (
                    Keywords.Contains(statement.Tokens[i].Value)
                    || (Functions.Contains(statement.Tokens[i].Value) && statement.HasAt(i + 1, "("))
                )
            );

    /// <summary>Names behind FROM, JOIN, INTO and UPDATE, without those of WITH and without functions.</summary>
    private static List<string> Tables(Statement statement)
    {
        var tables = new List<string>();
        var queries = new HashSet<string>();
        for (var i = 0; i + 1 < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.IsName && statement.HasAt(i + 1, "as", "("))
            {
                queries.Add(token.Value);
            }

            if (IsBeforeTable(statement, i))
            {
                Add(statement, i + 1, token.Is("from"), tables);
            }
        }

        return [.. tables.Where(name => !queries.Contains(name))];
    }

    /// <summary>The table at an index, and in FROM those behind commas.</summary>
    private static void Add(Statement statement, int index, bool isList, List<string> tables)
    {
        while (index < statement.Tokens.Count && statement.Tokens[index].IsName)
        {
            var (name, next) = statement.NameAt(index);
            if (!statement.HasAt(next, "(") || statement.Tokens[index - 1].Is("into"))
            {
                tables.Add(name);
            }

            next = statement.HasAt(next, "(") ? statement.AfterParenthesis(next) : next;
            next += statement.HasAt(next, "as") ? 1 : 0;
            next += next < statement.Tokens.Count && statement.Tokens[next].IsName ? 1 : 0;
            if (!isList || !statement.HasAt(next, ","))
            {
                return;
            }

            index = next + 1;
        }
    }

    private static bool IsBeforeTable(Statement statement, int index) =>
        statement.Tokens[index].IsAny("join", "into")
        || (statement.Tokens[index].Is("from") && !IsOfExpression(statement, index))
        || (index == 0 && statement.Verb == "update");

    /// <summary>As in EXTRACT(day FROM ts).</summary>
    private static bool IsOfExpression(Statement statement, int from) =>
        from >= 3
        && statement.Tokens[from - 2].Is("(")
        && statement.Tokens[from - 3].IsAny("extract", "trim", "substring", "both", "leading", "trailing");

    private static bool IsOfLeaderNode(string name)
    {
        var last = name.Split('.')[^1];
        return name.StartsWith("pg_catalog.", StringComparison.Ordinal)
            || name.StartsWith("information_schema.", StringComparison.Ordinal)
            || last.StartsWith("pg_", StringComparison.Ordinal)
            || last.StartsWith("svv_", StringComparison.Ordinal)
            || last.StartsWith("stv_", StringComparison.Ordinal)
            || last.StartsWith("sys_", StringComparison.Ordinal)
            || last.StartsWith("stl_", StringComparison.Ordinal);
    }
}
