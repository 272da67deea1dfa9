using System.Globalization;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>System views of Redshift that tell what engines do not know: PG_TABLE_DEF, made of the recorded definitions, and those of loads.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_PG_TABLE_DEF.html"/>
internal sealed class SystemViews(IEngine engine, string schema)
{
    private const string TableDef = "pg_table_def";

    private readonly LoadViewQueries loads = new(engine, schema);

    public static bool Reads(SqlStatement statement) =>
        statement.Tokens.Any(t =>
            t.IsIdentifier && (t.IdentifierName == TableDef || LoadViews.Contains(t.IdentifierName))
        );

    /// <summary>The view as CREATE VIEW; null: it is none of these.</summary>
    public string? Find(QualifiedName name) =>
        name.Schema is not (null or "pg_catalog") ? null
        : name.Name == TableDef ? $"create view {TableDef} as {Query()}"
        : loads.Find(name.Name) is { } query ? $"create view {name.Name} as {query}"
        : null;

    private string Query()
    {
        var rows = new List<string>();
        if (engine.FindTable(new QualifiedName(schema, "tables")) is not null)
        {
            // Only schemas of the search path are shown.
            var tables = engine.Read(
                $"select definition from {SqlNames.Quote(schema)}.tables where table_schema = 'public' order by table_name"
            );
            foreach (var table in tables)
            {
                rows.AddRange(Rows(CreateTableParser.Parse(SqlStatement.Own((string)table[0]!)).Definition));
            }
        }

        var columns =
            "select 'public'::varchar(128) as schemaname, ''::varchar(128) as tablename, ''::varchar(128) as \"column\", "
            + "''::varchar(128) as type, ''::varchar(32) as encoding, false as distkey, 0 as sortkey, false as \"notnull\" where 1 = 0";
        return string.Join(" union all ", rows.Prepend(columns));
    }

    private static IEnumerable<string> Rows(TableDefinition table)
    {
        foreach (var column in table.Columns)
        {
            var isDistributionKey = table.Attributes.DistributionKey == column.Name;
            string[] values =
            [
                Text("public", 128),
                Text(table.Name.Name, 128),
                Text(column.Name, 128),
                Text(column.Type.ToString(), 128),
                Text(EncodingOf(table, column), 32),
                isDistributionKey ? "true" : "false",
                SortKeyOf(table.Attributes, column.Name).ToString(CultureInfo.InvariantCulture),
                column.NotNull || column.Identity is not null ? "true" : "false",
            ];
            yield return $"select {string.Join(", ", values)}";
        }
    }

    private static string Text(string value, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{SqlStrings.Quote(value)}::varchar({length})");

    /// <summary>From 1, in the key's order; every other one of an interleaved key is negative.</summary>
    private static int SortKeyOf(TableAttributes attributes, string column)
    {
        for (var i = 0; i < attributes.SortKeys.Count; i++)
        {
            if (attributes.SortKeys[i] == column)
            {
                return attributes.Sort == SortStyle.Interleaved && i % 2 == 1 ? -i - 1 : i + 1;
            }
        }

        return 0;
    }

    /// <summary>What is written, else what Redshift gives a new column of the type.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    private static string EncodingOf(TableDefinition table, ColumnDefinition column)
    {
        if (column.Encoding is { } written)
        {
            return written == "raw" ? "none" : written;
        }

        return table.Attributes.SortKeys.Contains(column.Name) ? "none"
            : column.Type.Kind
                is ColumnKind.Boolean
                    or ColumnKind.Real
                    or ColumnKind.Double
                    or ColumnKind.Geometry
                    or ColumnKind.HllSketch
                ? "none"
            : column.Type.Kind is ColumnKind.Char or ColumnKind.Varchar or ColumnKind.Varbyte ? "lzo"
            : column.Type.Kind is ColumnKind.Super ? "zstd"
            : "az64";
    }
}
