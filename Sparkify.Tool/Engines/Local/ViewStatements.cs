using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>CREATE and DROP VIEW. The text of every view is recorded, for SHOW VIEW and for what depends on it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html"/>
internal sealed class ViewStatements(
    IEngine engine,
    RecordedObjects objects,
    LateViews lateViews,
    Func<SqlStatement, CancellationToken, StatementResult> own
)
{
    public const string Kind = "view";

    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case StatementKind.CreateView when !statement.StartsWith("create", "external"):
                return engine.InOneTransaction(() => Create(statement, cancellationToken));
            case StatementKind.DropView when statement.StartsWith("drop", "view"):
                return engine.InOneTransaction(() => Drop(statement, cancellationToken));
            case StatementKind.DropTable or StatementKind.DropSchema when objects.Of(Kind).Count > 0:
                return engine.InOneTransaction(() => DropBeneath(statement, cancellationToken));
            case StatementKind.CreateTable when objects.Of(LateViews.Kind).Count > 0:
                RefuseTaken(CreateTableParser.Parse(statement));
                return null;
            case StatementKind.Insert
            or StatementKind.Update
            or StatementKind.Delete
            or StatementKind.Merge
            or StatementKind.Truncate
            or StatementKind.Copy:
                RefuseWrite(statement);
                return null;
            default:
                return null;
        }
    }

    private StatementResult Create(SqlStatement statement, CancellationToken cancellationToken)
    {
        var view = ViewStatement.Parse(statement);
        var key = RecordedObjects.Key(view.Name);
        var before = engine.FindTable(view.Name);
        if (before is null)
        {
            // Another program may have dropped it.
            objects.Remove(Kind, key);
        }

        var isView = lateViews.Contains(view.Name) || objects.Find(Kind, key) is not null;
        if ((before is not null || isView) && !(view.IsReplacement && (isView || before is { IsTemporary: false })))
        {
            throw SchemaErrors.TableExists(view.Name, view.NameSpan);
        }

        if (view.IsLateBinding)
        {
            return CreateLate(statement, view, key, cancellationToken);
        }

        objects.Remove(LateViews.Kind, key);
        own(statement, cancellationToken);
        RefuseOtherColumns(view, before);
        objects.Save(Kind, key, statement.Text.Text);
        return StatementResult.Count(0);
    }

    private StatementResult CreateLate(
        SqlStatement statement,
        ViewStatement view,
        string key,
        CancellationToken cancellationToken
    )
    {
        var query =
            SqlTreeParser.Parse(statement)
            ?? throw new TokenCursor(statement, view.FirstQueryToken).Expected("a query");
        var common = query.All().OfType<CommonTable>().Select(c => c.Name.IdentifierName).ToHashSet();
        foreach (var source in query.All().OfType<NamedSource>())
        {
            if (source.Name.Schema is null && !common.Contains(source.Name.Name))
            {
                throw new SparkifyException(
                    "all the relation names inside should be qualified when creating VIEW WITH NO SCHEMA BINDING"
                )
                {
                    Code = "42601",
                    Span = statement.SpanOf(statement.Tokens[source.NameRange.Start]),
                    Hint = $"write schema.{source.Name.Name}",
                };
            }
        }

        if (objects.Find(Kind, key) is not null)
        {
            own(SqlStatement.Own($"drop view {Quoted(view.Name)}"), cancellationToken);
            objects.Remove(Kind, key);
        }

        objects.Save(LateViews.Kind, key, statement.Text.Text);
        return StatementResult.Count(0);
    }

    /// <summary>A replacement has the columns that the view had.</summary>
    private void RefuseOtherColumns(ViewStatement view, TableDefinition? before)
    {
        if (before is null || engine.FindTable(view.Name) is not { } after)
        {
            return;
        }

        var isSame =
            before.Columns.Count == after.Columns.Count
            && before
                .Columns.Zip(after.Columns)
                .All(c => c.First.Name == c.Second.Name && c.First.Type.Kind == c.Second.Type.Kind);
        if (!isSame)
        {
            throw new SparkifyException($"cannot change the columns of view \"{view.Name}\"")
            {
                Code = "42P16",
                Span = view.NameSpan,
                Hint = "a replacement has the same column names and types: DROP VIEW first",
            };
        }
    }

    private StatementResult Drop(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 2);
        var ifExists = cursor.Take("if", "exists");
        var views = new List<DroppedTable>();
        do
        {
            var first = cursor.Index;
            views.Add(new DroppedTable(cursor.ExpectName("a view name"), cursor.SpanFrom(first)));
        } while (cursor.Take(SqlTokenKind.Comma));

        var isCascade = cursor.Take("cascade");
        _ = isCascade || cursor.Take("restrict");
        cursor.ExpectEnd();
        foreach (var (name, span) in views)
        {
            Drop(name, span, ifExists, isCascade, cancellationToken);
        }

        return StatementResult.Count(0);
    }

    private void Drop(
        QualifiedName name,
        SourceSpan? span,
        bool ifExists,
        bool isCascade,
        CancellationToken cancellationToken
    )
    {
        var key = RecordedObjects.Key(name);
        if (lateViews.Contains(name))
        {
            objects.Remove(LateViews.Kind, key);
            return;
        }

        if (engine.FindTable(name) is null)
        {
            if (ifExists)
            {
                return;
            }

            throw new SparkifyException($"view \"{name}\" does not exist") { Code = "42P01", Span = span };
        }

        if (objects.Find(MaterializedViews.Kind, key) is not null)
        {
            throw new SparkifyException($"\"{name}\" is a materialized view")
            {
                Code = "42809",
                Span = span,
                Hint = "use DROP MATERIALIZED VIEW",
            };
        }

        foreach (var dependent in Dependents(name))
        {
            if (!isCascade)
            {
                throw new SparkifyException($"cannot drop view {name} because other objects depend on it")
                {
                    Code = "2BP01",
                    Span = span,
                    Details = [$"view {dependent} depends on it"],
                    Hint = "drop the views first, or add CASCADE to drop them too",
                };
            }

            Drop(dependent, span, ifExists: true, isCascade, cancellationToken);
        }

        own(SqlStatement.Own($"drop view {Quoted(name)}"), cancellationToken);
        objects.Remove(Kind, key);
    }

    /// <summary>What was dropped with a table or schema is no view any more.</summary>
    private StatementResult DropBeneath(SqlStatement statement, CancellationToken cancellationToken)
    {
        var result = own(statement, cancellationToken);
        foreach (var key in objects.Of(Kind).Keys.ToList())
        {
            var dot = key.IndexOf('.', StringComparison.Ordinal);
            if (engine.FindTable(new QualifiedName(key[..dot], key[(dot + 1)..])) is null)
            {
                objects.Remove(Kind, key);
            }
        }

        return result;
    }

    /// <summary>The views that read a table or view directly.</summary>
    public IReadOnlyList<QualifiedName> Dependents(QualifiedName name)
    {
        var found = new List<QualifiedName>();
        foreach (var text in objects.Of(Kind).Values)
        {
            var statement = SqlStatement.Own(text);
            var view = ViewStatement.Parse(statement);
            var sources = SqlTreeParser.Parse(statement)?.All().OfType<NamedSource>() ?? [];
            if (sources.Any(s => RecordedObjects.Key(s.Name) == RecordedObjects.Key(name)))
            {
                found.Add(view.Name);
            }
        }

        return found;
    }

    private void RefuseTaken(CreateTableStatement create)
    {
        if (!create.Definition.IsTemporary && lateViews.Contains(create.Definition.Name))
        {
            throw SchemaErrors.TableExists(create.Definition.Name, create.NameSpan);
        }
    }

    private void RefuseWrite(SqlStatement statement)
    {
        if (
            StatementTarget.Find(statement) is { } target
            && (lateViews.Contains(target) || objects.Find(Kind, RecordedObjects.Key(target)) is not null)
        )
        {
            throw new SparkifyException($"cannot {statement.Verb} a view: \"{target}\" is one")
            {
                Code = "42809",
                Span = statement.Start,
                Hint = "write to the tables that it reads",
            };
        }
    }

    private static string Quoted(QualifiedName name) =>
        $"{SqlNames.Quote(name.SchemaOrDefault)}.{SqlNames.Quote(name.Name)}";
}
