using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>Prints the results of a script's statements one after the other, as they come. Rows are read once and not kept.</summary>
internal abstract class QueryPrinter
{
    public abstract void Print(SqlStatement statement, StatementResult result, bool isLast);

    /// <summary>Runs a query whose rows are not asked for to its end: its error must not stay hidden.</summary>
    protected static void Drain(StatementResult result)
    {
        using var rows = result.Rows.GetEnumerator();
        while (rows.MoveNext()) { }
    }
}
