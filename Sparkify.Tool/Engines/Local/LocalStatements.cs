using Sparkify.Tool.Copy;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>The statements that all local engines run alike: recorded, or in Redshift SQL of the tool's own, which the engine translates.</summary>
internal sealed class LocalStatements
{
    private readonly AccessStatements access;
    private readonly CommentStatements comments;
    private readonly MaintenanceStatements maintenance;
    private readonly MaterializedViews materialized;
    private readonly SessionStatements session;
    private readonly ShowStatements shows;
    private readonly TableMoves moves;

    /// <param name="own">what the engine itself makes of a statement</param>
    public LocalStatements(
        IEngine engine,
        Target target,
        Func<SqlStatement, CancellationToken, StatementResult> own
    )
    {
        Objects = new RecordedObjects(engine, target.Schema);
        session = new SessionStatements(engine);
        access = new AccessStatements(engine, Objects);
        comments = new CommentStatements(engine, Objects);
        maintenance = new MaintenanceStatements(engine, own);
        materialized = new MaterializedViews(engine, Objects, own);
        moves = new TableMoves(engine);
        shows = new ShowStatements(engine, Objects, session);
    }

    public RecordedObjects Objects { get; }

    /// <summary>Null: the engine has to run it itself.</summary>
    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        try
        {
            return materialized.TryRun(statement, kind, cancellationToken)
                ?? maintenance.TryRun(statement, kind, cancellationToken)
                ?? moves.TryRun(statement, kind, cancellationToken)
                ?? session.TryRun(statement, kind)
                ?? shows.TryRun(statement, kind)
                ?? access.TryRun(statement, kind)
                ?? comments.TryRun(statement, kind);
        }
        catch (SparkifyException error) when (error.Span is { Source.Name: SqlStatement.OwnName })
        {
            // Met by a statement of the tool's own, which is not in the user's file.
            throw error.At(statement.Start);
        }
    }
}
