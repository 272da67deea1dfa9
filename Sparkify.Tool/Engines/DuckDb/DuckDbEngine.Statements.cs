using System.Text;
using DuckDB.NET.Data;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Statements by their kind; what is not listed is refused by name, and nothing reaches DuckDB untranslated.</summary>
internal sealed partial class DuckDbEngine
{
    public StatementResult Run(SqlStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseIfAborted(statement);
        try
        {
            StatementGate.Refuse(statement, InTransaction);
            return RunByVerb(statement, cancellationToken);
        }
        catch (DuckDBException error)
        {
            isAborted = InTransaction;
            throw Failure(error, statement, null, cancellationToken);
        }
        catch
        {
            isAborted = InTransaction;
            throw;
        }
    }

    private void RefuseIfAborted(SqlStatement statement)
    {
        if (isAborted && statement.Verb is not ("rollback" or "abort" or "commit" or "end"))
        {
            throw new SparkifyException(
                "current transaction is aborted, commands ignored until end of transaction block"
            )
            {
                Code = "25P02",
                Span = statement.Start,
            };
        }
    }

    private StatementResult RunByVerb(SqlStatement statement, CancellationToken cancellationToken)
    {
        var expanded = local.Expand(statement);
        var kind = StatementClassifier.Classify(expanded);
        return local.TryRun(expanded, kind, cancellationToken) ?? RunItself(expanded, kind, cancellationToken);
    }

    private StatementResult RunItself(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case StatementKind.Begin:
                Begin();
                return StatementResult.Count(0);
            case StatementKind.Commit:
                Commit();
                return StatementResult.Count(0);
            case StatementKind.Rollback:
                Rollback();
                return StatementResult.Count(0);
            case StatementKind.Copy:
                var outcome = Copy(statement, static listing => listing, null, cancellationToken);
                return new StatementResult(null, [], outcome.RowCount) { Copy = outcome };
            case StatementKind.Unload:
                return Unload(statement, cancellationToken);
            case StatementKind.Select:
                return Query(statement, cancellationToken);
            case StatementKind.Explain:
                RefuseUnplanned(statement);
                return Query(statement, cancellationToken);
            case StatementKind.Insert:
            case StatementKind.Update:
            case StatementKind.Delete:
            case StatementKind.Merge:
            case StatementKind.Truncate:
                return Write(statement, cancellationToken);
            case StatementKind.CreateTable:
                return InOneTransaction(() => CreateTable(statement));
            case StatementKind.CreateTableAs:
                return InOneTransaction(() => CreateTableAs(statement, cancellationToken));
            case StatementKind.AlterTable:
                return InOneTransaction(() => AlterTable(statement));
            case StatementKind.DropTable:
                return InOneTransaction(() => DropTables(statement));
            case StatementKind.CreateView:
            case StatementKind.DropView:
            case StatementKind.CreateSchema:
                return InOneTransaction(() => Define(statement, cancellationToken));
            case StatementKind.DropSchema:
                return InOneTransaction(() => DropSchema(statement, cancellationToken));
            case StatementKind.Lock:
                return StatementResult.Count(0);
            default:
                throw NotSupported(statement);
        }
    }

    /// <summary>Rows come as they are read: a long result is never held whole, by the tool or by DuckDB.</summary>
    private StatementResult Query(SqlStatement statement, CancellationToken cancellationToken)
    {
        var translation = Translate(statement);
        var command = CreateCommand(translation.Text.Text);
        command.UseStreamingMode = true;
        var interrupt = new StatementInterrupt(command, cancellationToken);
        DuckDBDataReader? reader = null;
        try
        {
            reader = command.ExecuteReader();
            var rows = new DuckDbRows(reader);
            var read = rows.Read(error =>
            {
                isAborted = InTransaction;
                return Failure(error, statement, translation, cancellationToken);
            });
            return new StatementResult(
                translation.Labelled(rows.Columns),
                read,
                0,
                new Owned([interrupt, reader, command])
            );
        }
        catch (Exception error)
        {
            new Owned([interrupt, reader, command]).Dispose();
            throw Failure(error, statement, translation, cancellationToken);
        }
    }

    private Translation Translate(SqlStatement statement)
    {
        var translation = DuckDbDialect.Translate(statement, Translations);
        macros.Ensure(translation.LibraryNames);
        return translation;
    }

    /// <summary>A column's DEFAULT as DuckDB is told it.</summary>
    private string TranslateDefault(ColumnDefinition column)
    {
        var translation = DuckDbDialect.TranslateDefault(column, Translations);
        macros.Ensure(translation.LibraryNames);
        return translation.Text.Text;
    }

    private StatementResult Write(SqlStatement statement, CancellationToken cancellationToken)
    {
        var translation = Translate(statement);
        foreach (var precondition in translation.Preconditions)
        {
            RefuseRows(precondition, statement, translation, cancellationToken);
        }

        return StatementResult.Count(Execute(translation.Text.Text, statement, translation, cancellationToken));
    }

    private void RefuseRows(
        Precondition precondition,
        SqlStatement statement,
        Translation translation,
        CancellationToken cancellationToken
    )
    {
        using var command = CreateCommand(precondition.Sql);
        using var interrupt = new StatementInterrupt(command, cancellationToken);
        try
        {
            using var reader = command.ExecuteReader();
            if (!reader.Read())
            {
                return;
            }
        }
        catch (DuckDBException error)
        {
            // Its text is not the statement's: the statement's own error, if it has one, has a place.
            cancellationToken.ThrowIfCancellationRequested();
            Execute("EXPLAIN " + translation.Text.Text, statement, translation, cancellationToken, "EXPLAIN ".Length);
            throw Failure(error, statement, null, cancellationToken);
        }

        throw new SparkifyException(precondition.Message) { Code = precondition.Code, Span = statement.Start };
    }

    /// <summary>Rows changed. PrefixLength: bytes of the text that stand before the translation.</summary>
    private long Execute(
        string sql,
        SqlStatement statement,
        Translation translation,
        CancellationToken cancellationToken,
        int prefixLength = 0
    )
    {
        using var command = CreateCommand(sql);
        using var interrupt = new StatementInterrupt(command, cancellationToken);
        try
        {
            return Math.Max(0, command.ExecuteNonQuery());
        }
        catch (DuckDBException error)
        {
            throw Failure(error, statement, translation, cancellationToken, prefixLength);
        }
    }

    private StatementResult InOneTransaction(Func<StatementResult> action)
    {
        if (InTransaction)
        {
            return action();
        }

        Begin();
        try
        {
            var result = action();
            Commit();
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>What the caller is to see of an error of DuckDB: a cancellation where that is its cause.</summary>
    private static Exception Failure(
        Exception error,
        SqlStatement statement,
        Translation? translation,
        CancellationToken cancellationToken,
        int prefixLength = 0
    ) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken)
        : error is DuckDBException engineError ? Translate(engineError, statement, translation, prefixLength)
        : error is SparkifyException { Span: null } user ? user.At(statement.Start)
        : error;

    /// <summary>
    /// DuckDB's error in the user's file: at the position it names, else, and where that is in the text of a macro, at the start of the
    /// statement. PrefixLength: bytes that were sent before the translation.
    /// </summary>
    private static SparkifyException Translate(
        DuckDBException error,
        SqlStatement? statement,
        Translation? translation,
        int prefixLength = 0
    )
    {
        var details = DuckDbError.Of(error);
        SourceSpan? span = statement?.Start;
        var place = details.PositionUtf8Bytes - prefixLength;
        if (
            translation is not null
            && place is >= 0 and { } bytes
            && bytes <= Encoding.UTF8.GetByteCount(translation.Text.Text)
        )
        {
            var offset = DuckDbError.OffsetOf(translation.Text.Text, bytes);
            span = translation.Text.ToSource(offset, WordLength(translation.Text.Text, offset));
        }

        return new SparkifyException(details.Message, error)
        {
            Code = details.Code,
            Hint = details.Hint,
            Span = span,
        };
    }

    private static int WordLength(string text, int offset)
    {
        var end = offset;
        while (end < text.Length && SqlNames.IsPart(text[end]))
        {
            end++;
        }

        return Math.Max(1, end - offset);
    }

    private sealed class Owned(IReadOnlyList<IDisposable?> resources) : IDisposable
    {
        public void Dispose()
        {
            foreach (var resource in resources)
            {
                resource?.Dispose();
            }
        }
    }
}
