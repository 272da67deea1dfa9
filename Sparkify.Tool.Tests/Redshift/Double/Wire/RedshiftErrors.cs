using System.Text.RegularExpressions;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>Errors that Redshift words in its own way. All others pass with PostgreSQL's SQLSTATE and text.</summary>
internal static partial class RedshiftErrors
{
    private const string SerializationFailure = "40001";
    private const string CardinalityViolation = "21000";
    private const string GeneratedAlways = "428C9";

    /// <summary>The message is the number alone, all else is detail, as drivers show it.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation.html"/>
    public static ServerError SerializableViolation(int table = 100167) =>
        new(ServerError.Internal, "1023")
        {
            Detail =
                $"Serializable isolation violation on table - {table}, transactions forming the cycle are: "
                + "55705701, 55705754 (pid:16606)",
        };

    /// <summary>A table that others made after the transaction's snapshot.</summary>
    public static ServerError UnknownToSnapshot(string table) =>
        new(ServerError.Internal, "1018") { Detail = $"Relation does not exist: {table}" };

    public static ServerError Translate(ServerError error) =>
        error switch
        {
            { SqlState: SerializationFailure } => SerializableViolation(),
            { SqlState: CardinalityViolation } when error.Message.StartsWith("MERGE", StringComparison.Ordinal) =>
                new ServerError(ServerError.Internal, "Found multiple matches to update the same tuple."),
            // The guide documents the refusal, and not its words.
            { SqlState: GeneratedAlways } => new ServerError(
                ServerError.FeatureNotSupported,
                "cannot set an identity column to a value"
            )
            {
                IsOfPostgres = error.IsOfPostgres,
            },
            _ => InOldWords(error),
        };

    /// <summary>As PostgreSQL 8 says it.</summary>
    private static ServerError InOldWords(ServerError error)
    {
        var message = NullsInColumn().Replace(error.Message, "column $1 contains null values");
        message = DependentsOfColumn().Replace(message, "cannot drop table $2 column $1 because ");
        return message == error.Message
            ? error
            : new ServerError(error.SqlState, message)
            {
                Detail = error.Detail,
                Hint = error.Hint,
                IsOfPostgres = error.IsOfPostgres,
            };
    }

    [GeneratedRegex("^column (\".*\") of relation \".*\" contains null values$")]
    private static partial Regex NullsInColumn();

    [GeneratedRegex("^cannot drop column (.*) of table (.*) because ")]
    private static partial Regex DependentsOfColumn();
}
