using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>What must hold between the parts of a table's definition, however it came about.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
internal static class TableRules
{
    private const int MaxColumns = 1600;
    private const int MaxCompoundKeys = 400;
    private const int MaxInterleavedKeys = 8;

    /// <exception cref="SparkifyException">a rule is broken; the error points at the part, else at the given place</exception>
    public static void Check(TableDefinition table, SourceSpan? place)
    {
        CheckColumns(table, place);
        CheckKeys(table, place);
        CheckAttributes(table, place);
    }

    private static void CheckColumns(TableDefinition table, SourceSpan? place)
    {
        if (table.Columns.Count > MaxColumns)
        {
            throw SchemaErrors.Invalid(
                $"table \"{table.Name}\" has {table.Columns.Count} columns, the limit is {MaxColumns}",
                place
            );
        }

        var names = new HashSet<string>();
        foreach (var column in table.Columns)
        {
            if (!names.Add(column.Name))
            {
                throw new SparkifyException($"column \"{column.Name}\" specified more than once")
                {
                    Span = column.Span ?? place,
                    Code = "42701",
                };
            }
        }
    }

    private static void CheckKeys(TableDefinition table, SourceSpan? place)
    {
        foreach (var key in table.Keys)
        {
            foreach (var name in key.Columns)
            {
                _ = table.FindColumn(name) ?? throw SchemaErrors.NoColumn(name, table.Name, key.Span ?? place);
            }
        }

        if (table.Keys.Where(k => k.Kind == TableKeyKind.PrimaryKey).Skip(1).FirstOrDefault() is { } second)
        {
            throw SchemaErrors.Invalid(
                $"multiple primary keys for table \"{table.Name}\" are not allowed",
                second.Span ?? place
            );
        }

        var names = new HashSet<string>();
        if (table.Keys.FirstOrDefault(k => k.Name is { } name && !names.Add(name)) is { } twice)
        {
            throw new SparkifyException($"constraint \"{twice.Name}\" for relation \"{table.Name}\" already exists")
            {
                Span = twice.Span ?? place,
                Code = "42710",
            };
        }
    }

    private static void CheckAttributes(TableDefinition table, SourceSpan? place)
    {
        var attributes = table.Attributes;
        var distributionPlace = attributes.DistributionSpan ?? place;
        var sortPlace = attributes.SortSpan ?? place;
        if (attributes.DistributionKey is { } distributionKey)
        {
            CheckKeyColumn(table, distributionKey, "DISTKEY", distributionPlace);
        }

        if (attributes.Distribution == DistributionStyle.Key && attributes.DistributionKey is null)
        {
            throw SchemaErrors.Invalid("DISTSTYLE KEY needs a DISTKEY", distributionPlace, "add DISTKEY (column)");
        }

        if (attributes.DistributionKey is not null && attributes.Distribution != DistributionStyle.Key)
        {
            throw SchemaErrors.Invalid(
                $"DISTSTYLE {attributes.Distribution?.ToString().ToUpperInvariant()} takes no DISTKEY",
                distributionPlace,
                "a DISTKEY goes with DISTSTYLE KEY"
            );
        }

        var limit = attributes.Sort == SortStyle.Interleaved ? MaxInterleavedKeys : MaxCompoundKeys;
        if (attributes.SortKeys.Count > limit)
        {
            throw SchemaErrors.Invalid(
                $"the sort key has {attributes.SortKeys.Count} columns, the limit is {limit}",
                sortPlace
            );
        }

        foreach (var name in attributes.SortKeys)
        {
            CheckKeyColumn(table, name, "SORTKEY", sortPlace);
        }
    }

    private static void CheckKeyColumn(TableDefinition table, string name, string key, SourceSpan? place)
    {
        var column = table.FindColumn(name) ?? throw SchemaErrors.NoColumn(name, table.Name, place);
        if (
            column.Type.Kind
            is ColumnKind.Super
                or ColumnKind.Varbyte
                or ColumnKind.HllSketch
                or ColumnKind.Geometry
                or ColumnKind.Geography
        )
        {
            throw SchemaErrors.Invalid($"column \"{name}\" of type {column.Type} cannot be a {key}", place);
        }
    }
}
