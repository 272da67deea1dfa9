using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

internal enum RelationKind
{
    Table,
    View,
    MaterializedView,
}

/// <summary>Table: as it is recorded, null where it has to be looked for.</summary>
internal sealed record CatalogRelation(QualifiedName Name, RelationKind Kind, TableDefinition? Table)
{
    public string Sql => $"{SqlNames.Quote(Name.SchemaOrDefault)}.{SqlNames.Quote(Name.Name)}";
}

/// <summary>Type: null where it cannot be told.</summary>
internal sealed record CatalogColumn(string Name, ColumnType? Type)
{
    public ColumnDefinition? Definition { get; init; }
}

/// <summary>
/// What is in the database now: schemas, tables, views, with the names and types of Redshift, by name. Neither temporary tables nor what
/// belongs to the engine itself.
/// </summary>
/// <param name="describe">the columns of a query</param>
internal sealed class CatalogSnapshot(
    IEngine engine,
    RecordedObjects objects,
    string schema,
    Func<SqlStatement, IReadOnlyList<OutputColumn>?> describe
)
{
    public string Database => (string)engine.Read("select current_database()")[0][0]!;

    public IReadOnlyList<string> Schemas() =>
        [
            .. engine
                .Read("select schema_name from information_schema.schemata")
                .Select(row => (string)row[0]!)
                .Where(IsOfUsers)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public IReadOnlyList<CatalogRelation> Relations()
    {
        var recorded = Recorded();
        var stored = engine
            .Read(
                "select table_schema, table_name, table_type from information_schema.tables where table_catalog = current_database()"
            )
            .Where(row => IsOfUsers((string)row[0]!) && row[2] is "BASE TABLE" or "VIEW")
            .Select(row => Relation(new((string)row[0]!, (string)row[1]!), row[2] is "VIEW", recorded));
        var late = objects
            .Of(LateViews.Kind)
            .Keys.Select(key => new CatalogRelation(NameOf(key), RelationKind.View, null));
        return
        [
            .. stored
                .Concat(late)
                .OrderBy(r => r.Name.Schema, StringComparer.Ordinal)
                .ThenBy(r => r.Name.Name, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<CatalogColumn> ColumnsOf(CatalogRelation relation)
    {
        if (relation.Kind != RelationKind.View)
        {
            return Columns(relation.Table ?? engine.FindTable(relation.Name));
        }

        var key = RecordedObjects.Key(relation.Name);
        if (objects.Find(LateViews.Kind, key) is { } late)
        {
            return [.. (Describe(late) ?? []).Select(c => new CatalogColumn(c.Name, c.Type))];
        }

        var stored = engine.FindTable(relation.Name);
        return stored is not null && objects.Find(ViewStatements.Kind, key) is { } text
            ? Columns(QueryTypes.Apply(stored, Describe(text)))
            : Columns(stored);
    }

    /// <param name="name">as COMMENT names it: "table public.t", "column public.t.a"</param>
    public string? CommentOn(string name) => objects.Find(CommentStatements.Kind, name);

    private static IReadOnlyList<CatalogColumn> Columns(TableDefinition? table) =>
        [.. (table?.Columns ?? []).Select(c => new CatalogColumn(c.Name, c.Type) { Definition = c })];

    private CatalogRelation Relation(
        QualifiedName name,
        bool isView,
        Dictionary<QualifiedName, TableDefinition> recorded
    )
    {
        var kind =
            isView ? RelationKind.View
            : objects.Find(MaterializedViews.Kind, RecordedObjects.Key(name)) is not null
                ? RelationKind.MaterializedView
            : RelationKind.Table;
        return new CatalogRelation(name, kind, recorded.GetValueOrDefault(name));
    }

    private Dictionary<QualifiedName, TableDefinition> Recorded() =>
        engine.FindTable(new QualifiedName(schema, "tables")) is null
            ? []
            : engine
                .Read($"select table_schema, table_name, definition from {SqlNames.Quote(schema)}.tables")
                .ToDictionary(
                    row => new QualifiedName((string)row[0]!, (string)row[1]!),
                    row => CreateTableParser.Parse(SqlStatement.Own((string)row[2]!)).Definition
                );

    /// <summary>Null: what the view reads is not there any more, or is refused.</summary>
    private IReadOnlyList<OutputColumn>? Describe(string definition)
    {
        try
        {
            var statement = SqlStatement.Own(definition);
            var view = ViewStatement.Parse(statement);
            var from = statement.Tokens[view.FirstQueryToken].Offset;
            var columns = describe(SqlStatement.Own(definition[from..statement.Tokens[view.QueryEnd - 1].End]));
            return columns is not null && columns.Count == view.Columns.Count
                ? [.. columns.Zip(view.Columns, (column, name) => column with { Name = name })]
                : columns;
        }
        catch (SparkifyException)
        {
            return null;
        }
    }

    private static bool IsOfUsers(string name) =>
        name != "information_schema" && !name.StartsWith("pg_", StringComparison.Ordinal);

    private static QualifiedName NameOf(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return new QualifiedName(key[..dot], key[(dot + 1)..]);
    }
}
