namespace Sparkify.Tool.Sql;

internal sealed class SchemaModel
{
    private readonly Dictionary<QualifiedName, TableDefinition> tables = [];

    public IEnumerable<TableDefinition> Tables => tables.Values;

    public TableDefinition? Find(QualifiedName name) =>
        tables.GetValueOrDefault(new QualifiedName(name.SchemaOrDefault, name.Name));

    public SchemaModel Apply(SqlStatement s)
    {
        if (StatementClassifier.Classify(s) == StatementKind.CreateTable)
        {
            var d = CreateTableParser.Parse(s).Definition;
            tables[new QualifiedName(d.Name.SchemaOrDefault, d.Name.Name)] = d;
        }
        return this;
    }
}
