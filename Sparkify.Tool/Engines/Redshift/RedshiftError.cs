using Npgsql;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>
/// Redshift's errors. Many have SQLSTATE XX000 and a number as their message, with the words in the detail; few name a position, so that
/// most point at their statement's start.
/// </summary>
internal static class RedshiftError
{
    private const string ConnectionFailure = "08006";
    private const string InternalError = "XX000";

    /// <summary>Nothing is known any more of what the server does.</summary>
    public static bool IsLost(Exception error) =>
        error is PostgresException server ? server.SqlState is "57P01" or "57P02" or "57P03" : error is NpgsqlException;

    /// <summary>1023, 1018, "conflict with concurrent transaction", a deadlock: other transactions were in the way, and this one may run again.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation.html"/>
    public static bool IsConflict(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException server)
            {
                return IsConflict(server);
            }
        }

        return false;
    }

    private static bool IsConflict(PostgresException error) =>
        error.SqlState is "40001" or "40P01"
        || error.SqlState == InternalError && NumberOf(error.MessageText) is "1023" or "1018"
        || Says(error, "conflict with concurrent transaction")
        || Says(error, "serializable isolation violation");

    /// <summary>The statement took longer than statement_timeout, or was cancelled.</summary>
    public static bool IsCancelled(PostgresException error) =>
        error.SqlState == "57014" || Says(error, "canceled on user's request") || Says(error, "cancelled on user");

    public static SparkifyException ToException(PostgresException error, SqlStatement? statement, bool showsValues)
    {
        // A number says nothing by itself.
        var (first, rest) = (error.MessageText.Trim(), DetailsOf(error));
        var isNumber = NumberOf(first) == first && rest.Length > 0;
        return new SparkifyException(isNumber ? $"{first}: {rest[0]}" : first, error)
        {
            Code = error.SqlState,
            Hint = HintOf(error),
            Details =
                isNumber ? rest[1..]
                : showsValues ? rest
                : [],
            Span = SpanOf(error, statement),
        };
    }

    public static SparkifyException Lost(Target target, Exception error, SqlStatement? statement)
    {
        var reason = error is PostgresException server ? server.MessageText : (error.InnerException ?? error).Message;
        return new SparkifyException(
            $"the connection to target \"{target.Name}\" was lost: {Secrets.Mask(reason).TrimEnd('.')}",
            error
        )
        {
            Code = ConnectionFailure,
            Span = statement?.Start,
            Hint = "the server rolls back what was not committed; sparkify status tells what was",
            ExitCode = ExitCode.NoConnection,
        };
    }

    private static SourceSpan? SpanOf(PostgresException error, SqlStatement? statement)
    {
        if (statement is null || error.Position <= 0)
        {
            return statement?.Start;
        }

        var text = statement.Text.Text;
        var offset = OffsetOf(text, error.Position - 1);
        var end = offset;
        while (end < text.Length && SqlNames.IsPart(text[end]))
        {
            end++;
        }

        return statement.Text.ToSource(offset, Math.Max(1, end - offset));
    }

    /// <summary>The UTF-16 offset of a place that the server counts in characters.</summary>
    private static int OffsetOf(string text, int characterCount)
    {
        var offset = 0;
        while (characterCount-- > 0 && offset < text.Length)
        {
            offset += char.IsHighSurrogate(text[offset]) ? 2 : 1;
        }

        return Math.Min(offset, text.Length);
    }

    private static string? HintOf(PostgresException error) =>
        error.SqlState switch
        {
            "42501" => "the target's user needs the permission: an administrator grants it",
            _ when IsConflict(error) => "it is safe to run it again",
            _ => error.Hint?.TrimEnd('.'),
        };

    /// <summary>"1023" of "1023" and of "1023 DETAIL: …".</summary>
    private static string NumberOf(string message)
    {
        var end = message.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? message : message[..end];
    }

    private static bool Says(PostgresException error, string words) =>
        error.MessageText.Contains(words, StringComparison.OrdinalIgnoreCase)
        || error.Detail?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Redshift frames some details with lines of dashes.</summary>
    private static string[] DetailsOf(PostgresException error) =>
        [
            .. (error.Detail ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line.Trim('-').Length > 0),
        ];
}
