using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>
/// Runs the statements of a script one after the other, each committed by itself but between BEGIN and COMMIT, and stops at the
/// first error. Whatever a transaction that is still open at the end has written is lost, which is an error.
/// </summary>
internal sealed class QueryRunner(QueryPrinter printer, Reporter reporter)
{
    private bool hasWrittenInTransaction;

    public void Run(QueryOptions options, CancellationToken cancellationToken)
    {
        var statements = Split(options.Script);
        RefuseUnfit(statements, options);
        using var engine = statements.All(QueryStatements.OnlyReads) ? options.OpenReader() : options.OpenWriter();
        for (var i = 0; i < statements.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isLast = i == statements.Count - 1;
            if (QueryStatements.TransactionVerbOf(statements[i]) is { } verb)
            {
                Control(engine, verb, statements[i]);
                using var none = StatementResult.Count(0);
                printer.Print(statements[i], none, isLast);
                continue;
            }

            hasWrittenInTransaction |= engine.InTransaction && !QueryStatements.OnlyReads(statements[i]);
            using var result = engine.Run(statements[i], cancellationToken);
            printer.Print(statements[i], Cancellable(result, cancellationToken), isLast);
            ReportCopy(statements[i], result, options.ShowValues);
        }

        EndTransaction(engine, statements[^1]);
    }

    /// <summary>What is not closed is a syntax error like any other here: a query is no file of the project.</summary>
    private static IReadOnlyList<SqlStatement> Split(MappedText script)
    {
        try
        {
            return StatementSplitter.Split(script);
        }
        catch (SparkifyException error)
        {
            throw new SparkifyException(error.Message, error)
            {
                Span = error.Span,
                Code = error.Code,
                Hint = error.Hint,
            };
        }
    }

    /// <summary>Before the first statement runs: a script that will be stopped half-way is better not begun.</summary>
    private static void RefuseUnfit(IReadOnlyList<SqlStatement> statements, QueryOptions options)
    {
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
            if (!options.AllowsDestruction && QueryStatements.Destroys(statement))
            {
                throw new SparkifyException($"{StatementTag.Of(statement)} destroys data, and the target is protected")
                {
                    Span = statement.Start,
                    Hint = "add --yes if that is what you want",
                    ExitCode = ExitCode.Usage,
                };
            }
        }
    }

    private void Control(IEngine engine, TransactionVerb verb, SqlStatement statement)
    {
        if (verb == TransactionVerb.Begin == engine.InTransaction)
        {
            var state = engine.InTransaction ? "already a" : "no";
            var message = $"there is {state} transaction in progress";
            reporter.Report(new Diagnostic(Severity.Warning, message, statement.Start));
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

        hasWrittenInTransaction = false;
    }

    /// <summary>The same result, whose rows stop coming when the run is cancelled.</summary>
    private static StatementResult Cancellable(StatementResult result, CancellationToken cancellationToken)
    {
        return new StatementResult(result.Columns, Rows(), result.AffectedRowCount);

        IEnumerable<object?[]> Rows()
        {
            foreach (var row in result.Rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    private void ReportCopy(SqlStatement statement, StatementResult result, bool showValues)
    {
        if (result.Copy is not { } copy)
        {
            return;
        }

        foreach (var notice in RejectionReport.Notices(CopyParser.Parse(statement).Table.Name, copy))
        {
            reporter.Note(notice);
        }

        if (copy.RejectedRowCount > 0)
        {
            reporter.Report(RejectionReport.Warning(copy, statement.Start, showValues));
        }
    }

    private void EndTransaction(IEngine engine, SqlStatement last)
    {
        if (!engine.InTransaction)
        {
            return;
        }

        engine.Rollback();
        const string message = "the script ends inside a transaction, which was rolled back";
        const string hint = "end it with COMMIT";
        if (hasWrittenInTransaction)
        {
            throw new SparkifyException(message) { Span = last.Start, Hint = hint };
        }

        reporter.Report(new Diagnostic(Severity.Warning, message, last.Start) { Hint = hint });
    }
}
