namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>Errors that Redshift words in its own way. All others pass with PostgreSQL's SQLSTATE and text.</summary>
internal static class RedshiftErrors
{
    private const string SerializationFailure = "40001";
    private const string CardinalityViolation = "21000";

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
            _ => error,
        };
}
