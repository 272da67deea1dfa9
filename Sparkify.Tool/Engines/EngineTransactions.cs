using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines;

internal static class EngineTransactions
{
    /// <summary>In the transaction that is open, or in one of its own.</summary>
    public static StatementResult InOneTransaction(this IEngine engine, Func<StatementResult> action)
    {
        if (engine.InTransaction)
        {
            return action();
        }

        engine.Begin();
        try
        {
            var result = action();
            engine.Commit();
            return result;
        }
        catch
        {
            engine.Rollback();
            throw;
        }
    }

    /// <exception cref="SparkifyException">a transaction is open, and Redshift refuses the statement in one</exception>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVL_MULTI_STATEMENT_VIOLATIONS.html"/>
    public static void RefuseInTransaction(this IEngine engine, SqlStatement statement, string what)
    {
        if (engine.InTransaction)
        {
            throw new SparkifyException($"{what} cannot run inside a transaction block")
            {
                Code = "25001",
                Span = statement.Start,
            };
        }
    }

    public static TableDefinition RequireTable(this IEngine engine, QualifiedName name, SourceSpan span) =>
        engine.FindTable(name) ?? throw SchemaErrors.NoTable(name, span);
}
