using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>What may stand neither in a transaction block nor beside another statement of one request.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVL_MULTI_STATEMENT_VIOLATIONS.html"/>
internal static class TransactionRules
{
    private static readonly (string Name, Func<Statement, bool> IsMatch)[] Alone =
    [
        ("VACUUM", s => s.Verb == "vacuum"),
        ("ALTER TABLE APPEND", s => s.StartsWith("alter", "table") && s.HasAt(s.NameAt(2).Next, "append")),
        ("ALTER TABLE ALTER COLUMN TYPE", AltersType),
        ("CREATE DATABASE", s => s.StartsWith("create", "database")),
        ("DROP DATABASE", s => s.StartsWith("drop", "database")),
        ("ALTER DATABASE", s => s.StartsWith("alter", "database") && (s.Has("isolation") || s.Has("collate"))),
        ("CREATE EXTERNAL TABLE", s => s.StartsWith("create", "external", "table")),
        ("DROP EXTERNAL TABLE", s => s.StartsWith("drop", "external", "table")),
        ("CREATE LIBRARY", s => s.StartsWith("create", "library")),
        ("DROP LIBRARY", s => s.StartsWith("drop", "library")),
        ("CREATE TABLESPACE", s => s.StartsWith("create", "tablespace")),
        ("COPY JOB", s => s.StartsWith("copy", "job")),
    ];

    public static ServerError? Judge(Statement statement, SessionState state)
    {
        var name = Alone.FirstOrDefault(rule => rule.IsMatch(statement)).Name;
        return name is null ? null
            : state.IsMultiStatement
                ? new ServerError(
                    ServerError.ActiveTransaction,
                    $"{name} cannot be executed from a function or multi-command string"
                )
            : state.InTransaction
                ? new ServerError(ServerError.ActiveTransaction, $"{name} cannot run inside a transaction block")
            : null;
    }

    public static bool AltersType(Statement statement)
    {
        if (!statement.StartsWith("alter", "table"))
        {
            return false;
        }

        var action = statement.NameAt(2).Next;
        return statement.HasAt(action, "alter")
            && statement.HasAt(action + (statement.HasAt(action + 1, "column") ? 3 : 2), "type");
    }
}
