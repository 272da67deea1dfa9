using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>Prints the results of a script's statements one after the other, as they come. Rows are read once and not kept.</summary>
internal abstract class QueryPrinter : IDisposable
{
    public abstract void Print(SqlStatement statement, StatementResult result, bool isLast);

    /// <summary>After the last statement, or with the error that stopped the script.</summary>
    public virtual void End(SparkifyException? error) { }

    public virtual void Dispose() { }

    /// <summary>Runs a query whose rows are not asked for to its end: its error must not stay hidden.</summary>
    protected static void Drain(StatementResult result)
    {
        using var rows = result.Rows.GetEnumerator();
        while (rows.MoveNext()) { }
    }
}
