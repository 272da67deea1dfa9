using System.Collections.Immutable;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>
/// The tables that DDL statements leave behind, each by its name; never changed, every Apply gives a new one. Tables made by a
/// query, views and external tables are known by name only. Schema of temporary tables: <see cref="TemporarySchema"/>.
/// </summary>
internal sealed partial class SchemaModel
{
    public const string TemporarySchema = "pg_temp";

    // Stands first: the models below are made with it.
    private static readonly IComparer<QualifiedName> Order = Comparer<QualifiedName>.Create(
        static (a, b) =>
            string.CompareOrdinal(a.SchemaOrDefault, b.SchemaOrDefault) is var order and not 0
                ? order
                : string.CompareOrdinal(a.Name, b.Name)
    );

    /// <summary>Every table comes from the statements: one that is not known is an error.</summary>
    public static readonly SchemaModel Empty = new(
        ImmutableSortedDictionary.Create<QualifiedName, TableDefinition?>(Order),
        true
    );

    /// <summary>Other tables exist too: what is said of one that is not known is passed over.</summary>
    public static readonly SchemaModel Partial = new(Empty.entries, false);

    private readonly ImmutableSortedDictionary<QualifiedName, TableDefinition?> entries;
    private readonly bool isWhole;

    private SchemaModel(ImmutableSortedDictionary<QualifiedName, TableDefinition?> entries, bool isWhole)
    {
        this.entries = entries;
        this.isWhole = isWhole;
    }

    /// <summary>The tables whose columns are known, by schema and name.</summary>
    public IEnumerable<TableDefinition> Tables => entries.Values.OfType<TableDefinition>();

    /// <summary>Everything that has a name, be its columns known or not; temporary tables in <see cref="TemporarySchema"/>.</summary>
    public IEnumerable<QualifiedName> Names => entries.Keys;

    /// <summary>The table of that name; a name without a schema is a temporary table first, then one of public.</summary>
    public TableDefinition? Find(QualifiedName name) => entries.GetValueOrDefault(KeyOf(name));

    /// <summary>Whether something has that name, be its columns known or not.</summary>
    public bool Contains(QualifiedName name) => entries.ContainsKey(KeyOf(name));

    /// <summary>With that table in place of any of its name: for what no statement tells, such as the columns of a query.</summary>
    public SchemaModel With(TableDefinition table) => With(Place(table), table);

    public SchemaModel Without(QualifiedName name) => new(entries.Remove(KeyOf(name)), isWhole);

    /// <summary>The model after the statement; the same one for statements that are no DDL.</summary>
    /// <exception cref="SparkifyException">the statement does not parse, or does not go with the tables</exception>
    public SchemaModel Apply(SqlStatement statement) =>
        StatementClassifier.Classify(statement) switch
        {
            StatementKind.CreateTable => Create(CreateTableParser.Parse(statement)),
            StatementKind.CreateTableAs => CreateFromQuery(statement),
            StatementKind.CreateView or StatementKind.CreateMaterializedView or StatementKind.CreateExternalTable =>
                AddName(statement),
            StatementKind.AlterTable => Alter(AlterTableParser.Parse(statement)),
            StatementKind.DropTable => Drop(DropTableParser.Parse(statement)),
            StatementKind.DropView => DropNames(statement),
            StatementKind.DropSchema => DropSchema(statement),
            _ => this,
        };

    private static QualifiedName Place(TableDefinition table) =>
        table.IsTemporary ? new QualifiedName(TemporarySchema, table.Name.Name) : table.Name;

    private QualifiedName KeyOf(QualifiedName name)
    {
        var temporary = new QualifiedName(TemporarySchema, name.Name);
        return name.Schema is null && entries.ContainsKey(temporary) ? temporary : name;
    }

    private SchemaModel With(QualifiedName place, TableDefinition? table) =>
        new(entries.SetItem(place, table), isWhole);
}
