using System.Text.RegularExpressions;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>
/// Follows tables and views through DDL statements, by their names and by the names of their columns, so that what was renamed is not taken for
/// what was dropped. FindTable: asked for tables that no statement has made.
/// </summary>
internal sealed partial class SchemaTracker(Func<QualifiedName, TableDefinition?> findTable)
{
    private readonly Dictionary<QualifiedName, TrackedObject> objects = [];
    private readonly List<TrackedObject> dropped = [];
    private bool isSettled;

    public SchemaModel Model { get; private set; } = SchemaModel.Partial;

    /// <summary>Those that are there, and after them those that are gone.</summary>
    public IEnumerable<TrackedObject> Objects => objects.Values.Concat(dropped);

    public TableDefinition? Find(QualifiedName name) => Model.Find(name);

    /// <summary>What is there now counts as what was there before.</summary>
    public void Settle()
    {
        dropped.Clear();
        foreach (var tracked in objects.Values)
        {
            tracked.Settle(Find(tracked.Name));
        }

        isSettled = true;
    }

    /// <summary>False: the statement changes more or other things than tables and views, or one that nobody knows.</summary>
    /// <param name="isRepeated">it stands in a script that was applied before: what it makes was there</param>
    /// <exception cref="SparkifyException">the statement does not parse, or does not go with the tables</exception>
    public bool Apply(SqlStatement statement, bool isRepeated = false)
    {
        var kind = StatementClassifier.Classify(statement);
        if (!ChangesSchema(kind))
        {
            return false;
        }

        var alter = kind == StatementKind.AlterTable ? AlterTableParser.Parse(statement) : null;
        var named = alter?.Table ?? NameOf(statement, kind);
        if (kind is StatementKind.AlterTable or StatementKind.DropTable)
        {
            Adopt(named);
        }

        var isKnown = IsMade(kind) || (named is not null && Model.Contains(named));
        var before = alter is null ? null : objects.GetValueOrDefault(Normal(alter.Table));
        Model = Model.Apply(statement);
        if (before is not null)
        {
            Follow(before, alter!, statement);
        }

        Synchronize(statement, kind, isRepeated);
        if (named is not null && IsView(kind) && objects.TryGetValue(Normal(named), out var view))
        {
            view.Text = Replacing().Replace(TextOf(statement), "create ");
        }

        return isKnown;
    }

    private static bool ChangesSchema(StatementKind kind) =>
        IsMade(kind)
        || kind
            is StatementKind.AlterTable
                or StatementKind.DropTable
                or StatementKind.DropView
                or StatementKind.DropSchema;

    private static bool IsMade(StatementKind kind) =>
        kind is StatementKind.CreateTable or StatementKind.CreateTableAs || IsView(kind);

    private static bool IsView(StatementKind kind) =>
        kind is StatementKind.CreateView or StatementKind.CreateMaterializedView or StatementKind.CreateExternalTable;

    /// <summary>A table that the database has although no migration of the project makes it.</summary>
    private void Adopt(QualifiedName? name)
    {
        if (
            isSettled
            && name is not null
            && !Model.Contains(name)
            && !Objects.Any(o => o.NameBefore == Normal(name))
            && findTable(name) is { IsTemporary: false } table
        )
        {
            Model = Model.With(table with { Name = Normal(name) });
            objects[Normal(name)] = new TrackedObject("table", Normal(name));
            objects[Normal(name)].Settle(Find(name));
        }
    }

    private void Follow(TrackedObject tracked, AlterTableStatement alter, SqlStatement statement)
    {
        objects.Remove(tracked.Name);
        foreach (var action in alter.Actions)
        {
            tracked.Follow(action);
        }

        objects[tracked.Name] = tracked;
        if (Find(tracked.Name) is null && alter.Action is not AlterTableAction.RenameTable)
        {
            tracked.Text += $"\n{TextOf(statement)}";
        }
    }

    private void Synchronize(SqlStatement statement, StatementKind kind, bool isRepeated)
    {
        foreach (var gone in objects.Values.Where(o => !Model.Contains(o.Name)).ToList())
        {
            objects.Remove(gone.Name);
            if (gone.NameBefore is not null)
            {
                dropped.Add(gone);
            }
        }

        foreach (var name in Model.Names.Where(n => n.Schema != SchemaModel.TemporarySchema).Select(Normal).ToList())
        {
            if (!objects.ContainsKey(name))
            {
                objects[name] = Made(name, statement, kind, isRepeated);
            }
        }
    }

    private TrackedObject Made(QualifiedName name, SqlStatement statement, StatementKind kind, bool isRepeated)
    {
        var made = new TrackedObject(KindName(kind), name) { IsReplaced = isRepeated };
        if (kind == StatementKind.CreateTableAs && ColumnsOfQuery(statement) is { } columns)
        {
            var attributes =
                statement.Verb == "create" ? CreateTableParser.Parse(statement).Definition.Attributes : new();
            Model = Model.With(new TableDefinition(name, columns) { Attributes = attributes });
        }
        else if (Find(name) is null)
        {
            made.Text = TextOf(statement);
        }

        return made;
    }

    /// <summary>The columns of a table that a query makes; null where not all of their types can be told.</summary>
    private List<ColumnDefinition>? ColumnsOfQuery(SqlStatement statement)
    {
        if (statement.Verb != "create" || CreateTableParser.Parse(statement).Query is not { } query)
        {
            return null;
        }

        var body = statement.From(query.FirstToken);
        var output = SqlTreeParser.Parse(body) is QueryStatement node
            ? Binder
                .Bind(node, body, new TranslationCatalog("", "", name => Find(name) ?? findTable(name)))
                .OutputOf(node.Query)
            : null;
        if (output is not { Count: > 0 } || output.Any(c => c.Type is null))
        {
            return null;
        }

        var names = query.Columns ?? [.. output.Select(c => c.Name)];
        return names.Count == output.Count && names.Distinct().Count() == names.Count
            ? [.. output.Zip(names, (column, name) => new ColumnDefinition(name, column.Type!))]
            : null;
    }

    private static string KindName(StatementKind kind) =>
        kind switch
        {
            StatementKind.CreateView => "view",
            StatementKind.CreateMaterializedView => "materialized view",
            StatementKind.CreateExternalTable => "external table",
            _ => "table",
        };

    /// <summary>The table or view that a statement of DDL names first; null: none, or several kinds of names.</summary>
    private static QualifiedName? NameOf(SqlStatement statement, StatementKind kind)
    {
        if (kind == StatementKind.DropSchema || (kind == StatementKind.CreateTableAs && statement.Verb != "create"))
        {
            return null;
        }

        var cursor = new TokenCursor(statement);
        while (!cursor.AtEnd && !cursor.Take("view") && !cursor.Take("table"))
        {
            cursor.Next();
        }

        _ = cursor.Take("if", "not", "exists") || cursor.Take("if", "exists");
        return cursor.TakeName();
    }

    /// <summary>That a view is replaced is no part of what it is.</summary>
    [GeneratedRegex(@"^create\s+or\s+replace\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Replacing();

    private static QualifiedName Normal(QualifiedName name) => new(name.SchemaOrDefault, name.Name);

    private static string TextOf(SqlStatement statement) => SourceSecrets.MaskContent(statement.ToString().Trim());
}
