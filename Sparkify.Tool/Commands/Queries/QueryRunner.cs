using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>
/// Runs the statements of a script one after the other, each committed by itself but between BEGIN and COMMIT, and stops at the
/// first error. What a transaction that is still open at the end has written is an error: it is lost.
/// </summary>
internal sealed class QueryRunner(Func<bool, IEngine> openEngine, QueryPrinter printer, Reporter reporter)
{
    private bool wroteInTransaction;

    public void Run(MappedText script, CancellationToken cancellationToken)
    {
        var statements = StatementSplitter.Split(script);
        if (statements.Count == 0)
        {
            throw new SparkifyException("the query holds no statement")
            {
                Hint = "give SQL as an argument, with --file or on standard input",
                ExitCode = ExitCode.Usage,
            };
        }

        foreach (var statement in statements)
        {
            QueryStatements.RefuseMetaCommand(statement);
        }

        using var engine = openEngine(statements.All(QueryStatements.OnlyReads));
        for (var i = 0; i < statements.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunStatement(engine, statements[i], i == statements.Count - 1, cancellationToken);
        }

        if (engine.InTransaction)
        {
            engine.Rollback();
            EndedInTransaction(statements[^1]);
        }
    }

    private void RunStatement(IEngine engine, SqlStatement statement, bool isLast, CancellationToken cancellationToken)
    {
        if (QueryStatements.TransactionVerb(statement) is { } verb)
        {
            Control(engine, verb, statement);
            using var none = StatementResult.Count(0);
            printer.Print(statement, none, isLast);
            return;
        }

        wroteInTransaction |= engine.InTransaction && !QueryStatements.OnlyReads(statement);
        using var result = engine.Run(statement, cancellationToken);
        printer.Print(statement, result, isLast);
        ReportRejections(statement, result);
    }

    private void Control(IEngine engine, TransactionVerb verb, SqlStatement statement)
    {
        if (verb == TransactionVerb.Begin == engine.InTransaction)
        {
            var what = engine.InTransaction
                ? "there is already a transaction in progress"
                : "there is no transaction in progress";
            reporter.Report(new Diagnostic(Severity.Warning, what, statement.Start));
            return;
        }

        switch (verb)
        {
            case TransactionVerb.Begin:
                engine.Begin();
                break;
            case TransactionVerb.Commit:
                engine.Commit();
                break;
            default:
                engine.Rollback();
                break;
        }

        wroteInTransaction = false;
    }

    private void ReportRejections(SqlStatement statement, StatementResult result)
    {
        if (result.Copy is { RejectedRowCount: > 0 } copy)
        {
            reporter.Report(RejectionReport.Warning(copy, statement.Start));
        }
    }

    private void EndedInTransaction(SqlStatement last)
    {
        const string message = "the script ends inside a transaction, which was rolled back";
        const string hint = "end it with COMMIT";
        if (wroteInTransaction)
        {
            throw new SparkifyException(message) { Span = last.Start, Hint = hint };
        }

        reporter.Report(new Diagnostic(Severity.Warning, message, last.Start) { Hint = hint });
    }
}
