using System.Collections.Immutable;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>What each kind of DDL statement does to the model.</summary>
internal sealed partial class SchemaModel
{
    private SchemaModel Create(CreateTableStatement statement)
    {
        if (statement.Like is { } like && Find(like.Parent) is null && (Contains(like.Parent) || !isWhole))
        {
            return AddUnknown(Place(statement.Definition), statement.IfNotExists, statement.NameSpan);
        }

        var table = statement.Resolve(Find);
        if (IsTaken(Place(table), statement.IfNotExists, statement.NameSpan))
        {
            return this;
        }

        var model = With(table);
        foreach (var key in table.Keys)
        {
            model.CheckReference(key, statement.NameSpan);
        }

        return model;
    }

    private SchemaModel CreateFromQuery(SqlStatement statement)
    {
        if (StatementClassifier.FindInto(statement) is { } into)
        {
            var cursor = new TokenCursor(statement, into + 1);
            var isTemporary = cursor.Take("temporary") || cursor.Take("temp");
            cursor.Take("table");
            var first = cursor.Index;
            var name = cursor.ExpectNewName("a table name");
            var isSessionTable = isTemporary || name.Name.StartsWith('#');
            var place = isSessionTable ? new QualifiedName(TemporarySchema, name.Name) : name;
            return AddUnknown(place, ifNotExists: false, cursor.SpanFrom(first));
        }

        var created = CreateTableParser.Parse(statement);
        return AddUnknown(Place(created.Definition), created.IfNotExists, created.NameSpan);
    }

    /// <summary>CREATE … VIEW name or CREATE EXTERNAL TABLE name: a name with nothing known behind it.</summary>
    private SchemaModel AddName(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        var mayReplace = false;
        while (!cursor.AtEnd && !cursor.Take("view") && !cursor.Take("table"))
        {
            mayReplace |= cursor.Next().IsWord("replace");
        }

        mayReplace |= cursor.Take("if", "not", "exists");
        var first = cursor.Index;
        return AddUnknown(cursor.ExpectName("a name"), mayReplace, cursor.SpanFrom(first));
    }

    private SchemaModel AddUnknown(QualifiedName place, bool ifNotExists, SourceSpan span) =>
        IsTaken(place, ifNotExists, span) ? this : With(place, null);

    private bool IsTaken(QualifiedName place, bool ifNotExists, SourceSpan span)
    {
        if (!entries.ContainsKey(place))
        {
            return false;
        }

        return ifNotExists ? true : throw SchemaErrors.TableExists(place, span);
    }

    private SchemaModel Alter(AlterTableStatement statement)
    {
        var place = KeyOf(statement.Table);
        if (!entries.TryGetValue(place, out var table))
        {
            return isWhole ? throw SchemaErrors.NoTable(statement.Table, statement.TableSpan) : this;
        }

        var model = this;
        foreach (var action in statement.Actions)
        {
            model = model.Alter(place, table, action);
            table = table?.After(action);
        }

        return model;
    }

    private SchemaModel Alter(QualifiedName place, TableDefinition? table, AlterTableAction action)
    {
        var changed = table?.After(action);
        switch (action)
        {
            case AlterTableAction.RenameTable rename:
                var target = place with { Name = rename.Name };
                return entries.ContainsKey(target)
                    ? throw SchemaErrors.TableExists(target, action.Span)
                    : new SchemaModel(entries.Remove(place), isWhole)
                        .With(target, changed)
                        .MapReferences(place, key => key with { Referenced = target });
            case AlterTableAction.RenameColumn rename:
                return With(place, changed).MapReferences(place, key => Renamed(key, rename));
            case AlterTableAction.DropColumn drop:
                return ReleaseKeys(place, drop.Cascade, drop.Span, key => Uses(key, table, drop.Name))
                    .With(place, changed);
            case AlterTableAction.AddConstraint add:
                CheckReference(add.Key, action.Span);
                return With(place, changed);
            default:
                return With(place, changed);
        }
    }

    private static TableKey Renamed(TableKey key, AlterTableAction.RenameColumn rename) =>
        key with
        {
            ReferencedColumns = [.. key.ReferencedColumns.Select(c => c == rename.Name ? rename.NewName : c)],
        };

    /// <summary>Whether a foreign key refers to that column, be it by way of the primary key.</summary>
    private static bool Uses(TableKey key, TableDefinition? referenced, string column) =>
        key.ReferencedColumns.Count > 0
            ? key.ReferencedColumns.Contains(column)
            : referenced?.Keys.Any(k => k.Kind == TableKeyKind.PrimaryKey && k.Columns.Contains(column)) == true;

    private SchemaModel Drop(DropTableStatement statement)
    {
        var model = this;
        foreach (var (name, span) in statement.Tables)
        {
            var place = model.KeyOf(name);
            if (model.entries.ContainsKey(place))
            {
                model = model.ReleaseKeys(place, statement.Cascade, span, _ => true);
                model = new SchemaModel(model.entries.Remove(place), isWhole);
            }
            else if (isWhole && !statement.IfExists)
            {
                throw SchemaErrors.NoTable(name, span);
            }
        }

        return model;
    }

    private SchemaModel DropNames(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        while (!cursor.AtEnd && !cursor.Take("view"))
        {
            cursor.Next();
        }

        cursor.Take("if", "exists");
        var model = this;
        do
        {
            model = model.Without(cursor.ExpectName("a view name"));
        } while (cursor.Take(SqlTokenKind.Comma));

        return model;
    }

    private SchemaModel DropSchema(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement, 2);
        cursor.Take("if", "exists");
        var dropped = new HashSet<string>();
        do
        {
            dropped.Add(cursor.ExpectIdentifier("a schema name").IdentifierName);
        } while (cursor.Take(SqlTokenKind.Comma));

        return new SchemaModel(
            entries.RemoveRange(entries.Keys.Where(k => dropped.Contains(k.SchemaOrDefault))),
            isWhole
        );
    }
}
