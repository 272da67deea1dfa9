using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>A materialized view is a table, and its CREATE statement recorded; REFRESH fills the table anew from the query.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-overview.html"/>
internal sealed class MaterializedViews(
    IEngine engine,
    RecordedObjects objects,
    Func<SqlStatement, CancellationToken, StatementResult> own
)
{
    public const string Kind = "materialized view";

    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case StatementKind.CreateMaterializedView:
                return engine.InOneTransaction(() => Create(statement, cancellationToken));
            case StatementKind.RefreshMaterializedView:
                return engine.InOneTransaction(() => Refresh(statement, cancellationToken));
            case StatementKind.AlterMaterializedView:
                return engine.InOneTransaction(() => Alter(statement, cancellationToken));
            case StatementKind.DropView when statement.StartsWith("drop", "materialized"):
                return engine.InOneTransaction(() => Drop(statement, cancellationToken));
            case StatementKind.DropTable when objects.Of(Kind).Count > 0:
                RefuseTableStatement(DropTableParser.Parse(statement).Tables, "DROP");
                return engine.InOneTransaction(() => DropBeneath(statement, cancellationToken));
            case StatementKind.AlterTable when objects.Of(Kind).Count > 0 && statement.StartsWith("alter", "table"):
                var alter = AlterTableParser.Parse(statement);
                RefuseTableStatement([new DroppedTable(alter.Table, alter.TableSpan)], "ALTER");
                return null;
            case StatementKind.Insert
            or StatementKind.Update
            or StatementKind.Delete
            or StatementKind.Merge
            or StatementKind.Copy:
                RefuseWrite(statement);
                return null;
            default:
                return null;
        }
    }

    private StatementResult Create(SqlStatement statement, CancellationToken cancellationToken)
    {
        var view = MaterializedViewStatement.Parse(statement);
        own(view.AsTable, cancellationToken);
        objects.Save(Kind, RecordedObjects.Key(view.Name), statement.Text.Text);
        return StatementResult.Count(0);
    }

    /// <summary>REFRESH MATERIALIZED VIEW name [RESTRICT | CASCADE]</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-refresh-sql-command.html"/>
    private StatementResult Refresh(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 3);
        var name = ExpectView(cursor, "refresh");
        var isCascade = cursor.Take("cascade");
        _ = isCascade || cursor.Take("restrict");
        cursor.ExpectEnd();
        Fill(RecordedObjects.Key(name), isCascade, cancellationToken);
        return StatementResult.Count(0);
    }

    private void Fill(string key, bool isCascade, CancellationToken cancellationToken)
    {
        var statement = SqlStatement.Own(objects.Find(Kind, key)!);
        var view = MaterializedViewStatement.Parse(statement);
        if (isCascade)
        {
            foreach (var other in ReadBy(statement, view))
            {
                Fill(other, isCascade, cancellationToken);
            }
        }

        // Columns that were added to a base table since are not the view's.
        var table = engine.FindTable(view.Name)!;
        var columns = string.Join(", ", table.Columns.Select(c => SqlNames.Quote(c.Name)));
        var name = $"{SqlNames.Quote(view.Name.SchemaOrDefault)}.{SqlNames.Quote(view.Name.Name)}";
        own(SqlStatement.Own($"delete from {name}"), cancellationToken);
        var query = statement.From(view.FirstQueryToken).Text.Text;
        var sql = $"insert into {name} ({columns}) select {columns} from ({query}) as refreshed";
        own(SqlStatement.Own(sql), cancellationToken);
    }

    private IEnumerable<string> ReadBy(SqlStatement statement, MaterializedViewStatement view)
    {
        var names = statement
            .Tokens.Skip(view.FirstQueryToken)
            .Where(t => t.IsIdentifier)
            .Select(t => t.IdentifierName);
        var words = names.ToHashSet();
        return
        [
            .. objects
                .Of(Kind)
                .Keys.Where(key => words.Contains(key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..])),
        ];
    }

    /// <summary>AUTO REFRESH {YES | NO} is recorded; distribution and sort key are the table's.</summary>
    private StatementResult Alter(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 3);
        ExpectView(cursor, "alter");
        if (cursor.Take("auto", "refresh"))
        {
            if (!cursor.Take("yes") && !cursor.Take("no"))
            {
                throw cursor.Expected("YES or NO");
            }

            cursor.ExpectEnd();
            return StatementResult.Count(0);
        }

        if (!cursor.At("alter"))
        {
            throw cursor.Expected("AUTO REFRESH, or ALTER of distribution or sort key");
        }

        return own(AsTable(statement), cancellationToken);
    }

    private StatementResult Drop(SqlStatement statement, CancellationToken cancellationToken)
    {
        var drop = DropTableParser.Parse(AsTable(statement));
        foreach (var (name, span) in drop.Tables)
        {
            if (
                objects.Find(Kind, RecordedObjects.Key(name)) is null
                && (!drop.IfExists || engine.FindTable(name) is not null)
            )
            {
                throw NoView(name, span);
            }
        }

        var result = own(AsTable(statement), cancellationToken);
        foreach (var name in drop.Names)
        {
            objects.Remove(Kind, RecordedObjects.Key(name));
        }

        return result;
    }

    private QualifiedName ExpectView(TokenCursor cursor, string verb)
    {
        var first = cursor.Index;
        var name = cursor.ExpectName($"the view to {verb}");
        return objects.Find(Kind, RecordedObjects.Key(name)) is null
            ? throw NoView(name, cursor.SpanFrom(first))
            : name;
    }

    private void RefuseTableStatement(IEnumerable<DroppedTable> tables, string verb)
    {
        foreach (var (name, span) in tables)
        {
            if (objects.Find(Kind, RecordedObjects.Key(name)) is not null)
            {
                throw new SparkifyException($"\"{name}\" is a materialized view")
                {
                    Code = "42809",
                    Span = span,
                    Hint = $"use {verb} MATERIALIZED VIEW",
                };
            }
        }
    }

    /// <summary>A table that a materialized view reads goes with it or not at all.</summary>
    private StatementResult DropBeneath(SqlStatement statement, CancellationToken cancellationToken)
    {
        var drop = DropTableParser.Parse(statement);
        foreach (var (name, span) in drop.Tables)
        {
            foreach (var view in Readers(name))
            {
                if (!drop.Cascade)
                {
                    throw new SparkifyException($"cannot drop table {name} because other objects depend on it")
                    {
                        Code = "2BP01",
                        Span = span,
                        Details = [$"materialized view {view} depends on it"],
                        Hint = "drop the view first, or add CASCADE to drop it too",
                    };
                }

                engine.Run(SqlStatement.Own($"drop materialized view {Quoted(view)} cascade"), cancellationToken);
            }
        }

        return own(statement, cancellationToken);
    }

    private List<QualifiedName> Readers(QualifiedName table)
    {
        var readers = new List<QualifiedName>();
        foreach (var text in objects.Of(Kind).Values)
        {
            var statement = SqlStatement.Own(text);
            var sources = SqlTreeParser.Parse(statement)?.All().OfType<NamedSource>() ?? [];
            if (sources.Any(s => RecordedObjects.Key(s.Name) == RecordedObjects.Key(table)))
            {
                readers.Add(MaterializedViewStatement.Parse(statement).Name);
            }
        }

        return readers;
    }

    private static string Quoted(QualifiedName name) =>
        $"{SqlNames.Quote(name.SchemaOrDefault)}.{SqlNames.Quote(name.Name)}";

    private void RefuseWrite(SqlStatement statement)
    {
        if (
            objects.Of(Kind).Count > 0
            && StatementTarget.Find(statement) is { } target
            && objects.Find(Kind, RecordedObjects.Key(target)) is not null
        )
        {
            throw new SparkifyException($"cannot change materialized view \"{target}\"")
            {
                Code = "42809",
                Span = statement.Start,
                Hint = "change its tables, then REFRESH MATERIALIZED VIEW",
            };
        }
    }

    /// <summary>… MATERIALIZED VIEW … as … TABLE …</summary>
    private static SqlStatement AsTable(SqlStatement statement)
    {
        var tokens = statement.Tokens;
        var edit = new TextEdit(tokens[1].Offset, tokens[2].End - tokens[1].Offset, "table");
        return StatementSplitter.Split(statement.Text.Apply([edit])).Single();
    }

    private static SparkifyException NoView(QualifiedName name, SourceSpan span) =>
        new($"materialized view \"{name}\" does not exist") { Code = "42P01", Span = span };
}
