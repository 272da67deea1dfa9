using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>
/// What every local engine asks before it runs a statement, so that a local run accepts no more than Redshift. A header's <c>allow</c>
/// does not reach here: what it lets pass is for Redshift to judge.
/// </summary>
internal static class StatementGate
{
    private const string ActiveTransaction = "25001";

    /// <exception cref="SparkifyException">Redshift lacks something of the statement, or does not run it inside a transaction block</exception>
    public static void Refuse(SqlStatement statement, bool inTransaction)
    {
        if (UnsupportedSql.Find(statement) is { } unsupported)
        {
            throw unsupported;
        }

        if (inTransaction && FindRestriction(statement) is { } restriction)
        {
            throw new SparkifyException($"{restriction.Statement} cannot run inside a transaction block")
            {
                Span = statement.Start,
                Code = ActiveTransaction,
                Hint =
                    "run it before BEGIN or after COMMIT; a script that holds it alone has -- sparkify: transaction=off",
            };
        }
    }

    private static TransactionRestriction? FindRestriction(SqlStatement statement)
    {
        // Parsing is for the few kinds that may be restricted: an INSERT may be long.
        if (statement.Verb is "select" or "with" or "insert" or "update" or "delete" or "merge" or "copy")
        {
            return null;
        }

        var parsed = ParsedStatement.Parse(statement);
        return TransactionRestriction.All.FirstOrDefault(r => r.Applies(parsed, static _ => false));
    }
}
