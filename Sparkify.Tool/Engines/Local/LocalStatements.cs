using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>The statements that all local engines run alike: recorded, or in Redshift SQL of the tool's own, which the engine translates.</summary>
internal sealed class LocalStatements
{
    private readonly string engineName;
    private readonly AccessStatements access;
    private readonly CommentStatements comments;
    private readonly MaintenanceStatements maintenance;
    private readonly MaterializedViews materialized;
    private readonly SessionStatements session;
    private readonly ShowStatements shows;
    private readonly TableMoves moves;
    private readonly SchemaStatements schemas;
    private readonly ViewStatements views;
    private readonly LateViews lateViews;
    private readonly ViewRenames renames;

    /// <param name="own">what the engine itself makes of a statement</param>
    /// <param name="native">runs SQL that all local engines have as it stands</param>
    /// <param name="describe">the columns of a query, as binding tells them</param>
    public LocalStatements(
        IEngine engine,
        Target target,
        Func<SqlStatement, CancellationToken, StatementResult> own,
        Action<string> native,
        Func<SqlStatement, IReadOnlyList<OutputColumn>?> describe
    )
    {
        Objects = new RecordedObjects(engine, target.Schema);
        var catalog = new CatalogSnapshot(engine, Objects, target.Schema, query => describe(Expand(query)));
        lateViews = new LateViews(Objects, new SystemViews(engine, target.Schema, catalog));
        views = new ViewStatements(engine, Objects, lateViews, own);
        renames = new ViewRenames(engine, Objects, views, own);
        session = new SessionStatements(engine, native);
        access = new AccessStatements(engine, Objects, lateViews);
        comments = new CommentStatements(engine, Objects, lateViews);
        maintenance = new MaintenanceStatements(engine, own);
        materialized = new MaterializedViews(engine, Objects, own);
        moves = new TableMoves(engine);
        schemas = new SchemaStatements(engine, Objects, own);
        engineName = engine.Name;
        shows = new ShowStatements(engine, Objects, session);
    }

    public RecordedObjects Objects { get; }

    /// <summary>The value of a parameter of the session; null: there is no such parameter.</summary>
    public string? FindParameter(string name) => session.Find(name);

    /// <summary>The statement as the engine is to see it.</summary>
    public SqlStatement Expand(SqlStatement statement) =>
        statement.Verb is "begin" or "start" or "commit" or "end" or "rollback" or "abort"
            ? statement
            : SelectInto.Rewrite(lateViews.Expand(statement));

    /// <summary>Null: the engine has to run it itself.</summary>
    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        try
        {
            ColumnGate.Refuse(statement, kind, engineName);
            return materialized.TryRun(statement, kind, cancellationToken)
                ?? schemas.TryRun(statement, kind, cancellationToken)
                ?? views.TryRun(statement, kind, cancellationToken)
                ?? renames.TryRun(statement, kind, cancellationToken)
                ?? maintenance.TryRun(statement, kind, cancellationToken)
                ?? moves.TryRun(statement, kind, cancellationToken)
                ?? session.TryRun(statement, kind)
                ?? shows.TryRun(statement, kind, cancellationToken)
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
