using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>A foreign key refers to the primary key or to a unique key of a table that exists.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
internal static class TableReferences
{
    /// <exception cref="SparkifyException">the referenced table does not exist or has no such key</exception>
    public static void Check(TableKey key, Func<QualifiedName, TableDefinition?> find, SourceSpan place)
    {
        if (key.Referenced is not { } name)
        {
            return;
        }

        var span = key.Span ?? place;
        var referenced = find(name) ?? throw SchemaErrors.NoTable(name, span);
        foreach (var column in key.ReferencedColumns)
        {
            _ = referenced.FindColumn(column) ?? throw SchemaErrors.NoColumn(column, name, span);
        }

        var columns = key.ReferencedColumns.ToHashSet();
        var isKey =
            key.ReferencedColumns.Count == 0
                ? referenced.Keys.Any(k => k.Kind == TableKeyKind.PrimaryKey && k.Columns.Count == key.Columns.Count)
                : referenced.Keys.Any(k => k.Kind != TableKeyKind.ForeignKey && columns.SetEquals(k.Columns));
        if (!isKey)
        {
            throw new SparkifyException(
                $"there is no primary key or unique constraint matching given keys for referenced table \"{name}\""
            )
            {
                Span = span,
                Code = "42830",
            };
        }
    }
}
