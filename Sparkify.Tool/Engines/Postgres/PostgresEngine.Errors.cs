using Npgsql;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

internal sealed partial class PostgresEngine
{
    private const string UndefinedTable = "42P01";

    private bool IsOpen => connection.State == System.Data.ConnectionState.Open;

    /// <summary>What the caller is to see of an error: a cancellation where that is its cause. PrefixLength: of the sent text before the translation.</summary>
    private Exception Failure(
        Exception error,
        SqlStatement? statement,
        Translation? translation,
        CancellationToken cancellationToken,
        int prefixLength = 0,
        string? sql = null
    ) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken)
        : error is PostgresException ended && EndsSession(ended) ? Lost(ended, statement)
        : error is PostgresException server
            ? Translate(server, statement, translation, prefixLength, sql ?? translation?.Text.Text)
        : error is NpgsqlException || error is InvalidOperationException && !IsOpen ? Lost(error, statement)
        : error is SparkifyException { Span: null } user && statement is not null ? user.At(statement.Start)
        : error;

    private static bool EndsSession(PostgresException error) => error.SqlState is "57P01" or "57P02" or "57P03";

    /// <summary>The error in the user's file: at the position that PostgreSQL names, else at the start of the statement.</summary>
    private SparkifyException Translate(
        PostgresException error,
        SqlStatement? statement,
        Translation? translation,
        int prefixLength,
        string? sql
    )
    {
        var details = PostgresError.Of(error, sql, target.ShowValues);
        SourceSpan? span = statement?.Start;
        if (
            translation is not null
            && details.Offset - prefixLength is >= 0 and { } offset
            && offset <= translation.Text.Text.Length
        )
        {
            span = translation.Text.ToSource(offset, WordLength(translation.Text.Text, offset));
        }

        return new SparkifyException(details.Message, error)
        {
            Code = details.Code,
            Hint = details.Hint ?? (details.Code == UndefinedTable ? NearestTable(details.Message) : null),
            Details = details.Details,
            Span = span,
        };
    }

    /// <summary>By a connection of its own: in this one's transaction nothing can be asked any more.</summary>
    private string? NearestTable(string message)
    {
        if (message.Split('"') is not [_, var name, ..])
        {
            return null;
        }

        try
        {
            using var other = PostgresConnection.Open(target, isReadOnly: true, CancellationToken.None);
            using var command = new NpgsqlCommand(PostgresCatalog.TableNames(target.Schema), other);
            using var reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }

            return NearestName.Find(name, names) is { } nearest ? $"did you mean \"{nearest}\"?" : null;
        }
        catch (Exception error) when (error is NpgsqlException or SparkifyException)
        {
            return null;
        }
    }

    private SparkifyException Lost(Exception error, SqlStatement? statement) =>
        new($"the connection to target \"{target.Name}\" was lost: {ReasonOf(error)}", error)
        {
            Code = "08006",
            Span = statement?.Start,
            Hint = "the server has rolled back what was not committed; sparkify status tells what was",
            ExitCode = ExitCode.NoConnection,
        };

    private static string ReasonOf(Exception error) =>
        error is PostgresException server ? server.MessageText : (error.InnerException ?? error).Message.TrimEnd('.');

    private static int WordLength(string text, int offset)
    {
        var end = offset;
        while (end < text.Length && SqlNames.IsPart(text[end]))
        {
            end++;
        }

        return Math.Max(1, end - offset);
    }

    private static SparkifyException NotSupported(SqlStatement statement)
    {
        var words = statement.Tokens.Take(2).Select(t => t.Text.ToUpperInvariant());
        return NotSupported(statement, string.Join(' ', words), null);
    }

    private static SparkifyException NotSupported(SqlStatement statement, string construct, string? hint) =>
        new($"{construct} is not supported by the postgres engine")
        {
            Code = "0A000",
            Span = statement.Start,
            Hint = hint,
        };
}
