namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// What is sent with others. Describe: what the caller is to see of its error; null: that of whatever it was sent with. Cancellation: of the wait for it, should
/// that be the first that is waited for.
/// </summary>
internal sealed record PostedStatement(
    string Sql,
    Func<Exception, Exception>? Describe = null,
    CancellationToken Cancellation = default
);

/// <summary>A transaction whose commit may wait. IsBegun: the server knows of it. Committed: called once it is known to be.</summary>
internal sealed record LateTransaction(IReadOnlyList<PostedStatement> Statements, bool IsBegun, Action Committed)
{
    /// <summary>Something that was asked for has not been sent, not only what the tool notes of it.</summary>
    public bool IsUnsent => Statements.Any(s => s.Describe is not null);
}
