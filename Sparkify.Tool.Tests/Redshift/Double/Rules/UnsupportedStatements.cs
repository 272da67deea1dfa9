using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Statements of PostgreSQL that Redshift lacks.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html"/>
internal static class UnsupportedStatements
{
    private static readonly string[][] Unsupported =
    [
        ["discard"],
        ["savepoint"],
        ["release"],
        ["rollback", "to"],
        ["rollback", "work", "to"],
        ["rollback", "transaction", "to"],
        ["prepare", "transaction"],
        ["listen"],
        ["unlisten"],
        ["notify"],
        ["cluster"],
        ["checkpoint"],
        ["do"],
        ["load"],
        ["reindex"],
        ["values"],
        ["table"],
        ["security"],
        ["import"],
        ["refresh", "materialized", "view", "concurrently"],
        ["show", "version"],
        ["create", "index"],
        ["create", "unique", "index"],
        ["drop", "index"],
        ["alter", "index"],
        ["create", "sequence"],
        ["alter", "sequence"],
        ["drop", "sequence"],
        ["create", "trigger"],
        ["create", "or", "replace", "trigger"],
        ["drop", "trigger"],
        ["create", "event", "trigger"],
        ["create", "rule"],
        ["create", "type"],
        ["create", "domain"],
        ["create", "extension"],
        ["create", "tablespace"],
        ["create", "foreign"],
        ["create", "server"],
        ["create", "aggregate"],
        ["create", "operator"],
        ["create", "cast"],
        ["create", "collation"],
        ["create", "text", "search"],
        ["create", "unlogged", "table"],
        ["create", "policy"],
        ["create", "publication"],
        ["create", "subscription"],
        ["create", "statistics"],
    ];

    public static ServerError? Judge(Statement statement)
    {
        var words = Unsupported.FirstOrDefault(words => statement.StartsWith(words));
        return words is not null ? Refuse(string.Join(' ', words).ToUpperInvariant())
            : statement.Verb == "copy" ? JudgeCopy(statement)
            : statement.Verb == "lock" ? JudgeLock(statement)
            : null;
    }

    public static ServerError Refuse(string what) =>
        new(ServerError.FeatureNotSupported, $"{what} is not supported by Amazon Redshift");

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_redshift-postgres-jdbc.html"/>
    private static ServerError? JudgeCopy(Statement statement) =>
        statement.Has("from", "stdin") ? Refuse("COPY FROM STDIN")
        : statement.HasAt(1, "(") || !statement.Has("from") ? Refuse("COPY TO")
        : null;

    /// <summary>LOCK [ TABLE ] table [, ...] and nothing more.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html"/>
    private static ServerError? JudgeLock(Statement statement)
    {
        var beyond = statement.Tokens.FirstOrDefault(token => token.IsAny("in", "nowait", "only"));
        return beyond.Value is null
            ? null
            : new ServerError(ServerError.SyntaxError, $"syntax error at or near \"{beyond.Value}\"");
    }
}
