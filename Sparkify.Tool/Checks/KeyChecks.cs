using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Checks;

/// <summary>
/// The checks that a table's declared keys stand for. Redshift enforces none of these keys and its planner believes them, so a query must not let
/// it conclude from the key that there is nothing to find: rows are grouped and counted first, and only groups are joined.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html"/>
internal sealed class KeyChecks(Func<QualifiedName, TableDefinition?> findTable)
{
    public IEnumerable<Check> Of(TableDefinition table) =>
        table.IsTemporary ? [] : table.Keys.Select(key => Of(table, key)).DistinctBy(check => check.Query.Text.Text);

    private Check Of(TableDefinition table, TableKey key)
    {
        var sql = key.Kind switch
        {
            TableKeyKind.PrimaryKey => PrimaryKeySql(table, key.Columns),
            TableKeyKind.Unique => UniqueSql(table, key.Columns),
            TableKeyKind.ForeignKey => ForeignKeySql(table, key, ReferencedColumns(table, key)),
            _ => throw new InvalidOperationException($"no check for {key.Kind}"),
        };
        return new Check(NameOf(table, key), Severity.Error, SqlStatement.Own(sql), key.Span) { IsGenerated = true };
    }

    /// <summary>As the constraint is named, else as PostgreSQL would name it; after the schema where that is not public.</summary>
    private static string NameOf(TableDefinition table, TableKey key)
    {
        var columns = string.Join('_', key.Columns);
        var name =
            key.Name
            ?? key.Kind switch
            {
                TableKeyKind.PrimaryKey => $"{table.Name.Name}_primary_key",
                TableKeyKind.Unique => $"{table.Name.Name}_{columns}_key",
                _ => $"{table.Name.Name}_{columns}_fkey",
            };
        var schema = table.Name.SchemaOrDefault;
        return schema == QualifiedName.DefaultSchema ? name : $"{schema}.{name}";
    }

    private static string PrimaryKeySql(TableDefinition table, IReadOnlyList<string> columns)
    {
        var isNull = string.Join(" or ", columns.Select(c => $"{SqlNames.Quote(c)} is null"));
        return $"{Groups(table.Name, columns)} having count(*) > 1 or {isNull} order by {List(columns)}";
    }

    /// <summary>Rows with a NULL in the key are equal to no other row.</summary>
    private static string UniqueSql(TableDefinition table, IReadOnlyList<string> columns) =>
        $"{Groups(table.Name, columns, NoneIsNull(columns))} having count(*) > 1 order by {List(columns)}";

    /// <summary>
    /// The join is asked for a count that only the grouping gives, so the declared key cannot prove that every row finds its match.
    /// </summary>
    private static string ForeignKeySql(TableDefinition table, TableKey key, IReadOnlyList<string> referenced)
    {
        var columns = key.Columns.Select(c => "child." + SqlNames.Quote(c)).ToList();
        var on = columns.Zip(referenced, (child, parent) => $"parent.{SqlNames.Quote(parent)} = {child}");
        var list = string.Join(", ", columns);
        return $"""
            select {list}, child.row_count
            from ({Groups(table.Name, key.Columns, NoneIsNull(key.Columns))}) as child
            left join ({Groups(key.Referenced!, referenced)}) as parent on {string.Join(" and ", on)}
            where parent.row_count is null
            order by {list}
            """;
    }

    private IReadOnlyList<string> ReferencedColumns(TableDefinition table, TableKey key)
    {
        var name = key.Referenced!;
        var columns = key.ReferencedColumns;
        if (columns.Count == 0)
        {
            columns = findTable(name)?.Keys.FirstOrDefault(k => k.Kind == TableKeyKind.PrimaryKey)?.Columns ?? [];
        }

        if (columns.Count == key.Columns.Count)
        {
            return columns;
        }

        throw new SparkifyException(
            columns.Count == 0
                ? $"the foreign key of {table.Name} references {name}, which declares no primary key"
                : $"the foreign key of {table.Name} has {key.Columns.Count} columns and references {columns.Count} of {name}"
        )
        {
            Span = key.Span,
            Hint = $"name the referenced columns: references {name} (…)",
            ExitCode = ExitCode.InvalidProject,
        };
    }

    private static string Groups(QualifiedName table, IReadOnlyList<string> columns, string? where = null)
    {
        var name = table.Schema is { } schema
            ? $"{SqlNames.Quote(schema)}.{SqlNames.Quote(table.Name)}"
            : SqlNames.Quote(table.Name);
        var filter = where is null ? "" : $" where {where}";
        return $"select {List(columns)}, count(*) as row_count from {name}{filter} group by {List(columns)}";
    }

    private static string NoneIsNull(IReadOnlyList<string> columns) =>
        string.Join(" and ", columns.Select(c => $"{SqlNames.Quote(c)} is not null"));

    private static string List(IReadOnlyList<string> columns) => string.Join(", ", columns.Select(SqlNames.Quote));
}
