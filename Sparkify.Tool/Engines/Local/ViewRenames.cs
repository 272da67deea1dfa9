using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>
/// A view goes with the table that is renamed: it is made anew with the new name in its query. A view itself is renamed in the same way.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"/>
internal sealed class ViewRenames(
    IEngine engine,
    RecordedObjects objects,
    ViewStatements views,
    Func<SqlStatement, CancellationToken, StatementResult> own
)
{
    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        if (kind != StatementKind.AlterTable || !statement.StartsWith("alter", "table"))
        {
            return null;
        }

        var hasViews = objects.Of(ViewStatements.Kind).Count + objects.Of(LateViews.Kind).Count > 0;
        if (!hasViews || AlterTableParser.Parse(statement) is not { Action: AlterTableAction.RenameTable rename } alter)
        {
            return null;
        }

        var renamed = alter.Table with { Name = rename.Name };
        var kindOfView =
            objects.Find(ViewStatements.Kind, RecordedObjects.Key(alter.Table)) is not null ? ViewStatements.Kind
            : objects.Find(LateViews.Kind, RecordedObjects.Key(alter.Table)) is not null ? LateViews.Kind
            : null;
        var order = kindOfView == LateViews.Kind ? [] : InOrder(alter.Table);
        if (kindOfView is null && order.Count == 0)
        {
            return null;
        }

        if (kindOfView is not null && engine.FindTable(renamed) is not null)
        {
            throw SchemaErrors.TableExists(renamed, rename.Span);
        }

        return engine.InOneTransaction(() =>
        {
            foreach (var view in Enumerable.Reverse(order))
            {
                Drop(view, cancellationToken);
            }

            var result = StatementResult.Count(0);
            if (kindOfView is null)
            {
                result = own(statement, cancellationToken);
            }
            else
            {
                RenameView(kindOfView, alter.Table, rename.Name, cancellationToken);
            }

            foreach (var view in order)
            {
                var key = RecordedObjects.Key(view);
                var text = Replace(SqlStatement.Own(objects.Find(ViewStatements.Kind, key)!), alter.Table, rename.Name);
                own(SqlStatement.Own(text), cancellationToken);
                objects.Save(ViewStatements.Kind, key, text);
            }

            return result;
        });
    }

    /// <summary>The views that read the table, and those that read them, each behind what it reads.</summary>
    private List<QualifiedName> InOrder(QualifiedName table)
    {
        var order = new List<QualifiedName>();
        var next = new Queue<QualifiedName>([table]);
        while (next.TryDequeue(out var name))
        {
            foreach (var view in views.Dependents(name))
            {
                order.RemoveAll(v => RecordedObjects.Key(v) == RecordedObjects.Key(view));
                order.Add(view);
                next.Enqueue(view);
            }
        }

        return order;
    }

    private void RenameView(string kind, QualifiedName view, string name, CancellationToken cancellationToken)
    {
        var statement = SqlStatement.Own(objects.Find(kind, RecordedObjects.Key(view))!);
        var span = ViewStatement.Parse(statement).NameSpan;
        var renamed = view with { Name = name };
        var text = statement.Text.Apply([new TextEdit(span.Offset, span.Length, Quoted(renamed))]).Text;
        if (kind == ViewStatements.Kind)
        {
            Drop(view, cancellationToken);
            own(SqlStatement.Own(text), cancellationToken);
        }

        objects.Remove(kind, RecordedObjects.Key(view));
        objects.Save(kind, RecordedObjects.Key(renamed), text);
    }

    /// <summary>Names of its columns may be written with the table's name: it stays one by an alias.</summary>
    private static string Replace(SqlStatement statement, QualifiedName table, string name)
    {
        var edits = new List<TextEdit>();
        var sources = SqlTreeParser.Parse(statement)!.All().OfType<NamedSource>();
        foreach (var source in sources.Where(s => RecordedObjects.Key(s.Name) == RecordedObjects.Key(table)))
        {
            var start = statement.Tokens[source.NameRange.Start].Offset;
            var end = statement.Tokens[source.NameRange.End - 1].End;
            var alias = source.Alias is null ? $" as {SqlNames.Quote(table.Name)}" : "";
            edits.Add(new TextEdit(start, end - start, Quoted(source.Name with { Name = name }) + alias));
        }

        return statement.Text.Apply(edits).Text;
    }

    private void Drop(QualifiedName view, CancellationToken cancellationToken) =>
        own(SqlStatement.Own($"drop view {Quoted(view)}"), cancellationToken);

    private static string Quoted(QualifiedName name) =>
        name.Schema is null ? SqlNames.Quote(name.Name) : $"{SqlNames.Quote(name.Schema)}.{SqlNames.Quote(name.Name)}";
}
