using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>What ALTER TABLE makes of a table's definition, with Redshift's refusals.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"/>
internal static class TableChanges
{
    private static readonly string[] FixedEncodings = ["bytedict", "runlength", "text255", "text32k"];

    /// <summary>The definition after that action.</summary>
    /// <exception cref="SparkifyException">Redshift refuses the change</exception>
    public static TableDefinition After(this TableDefinition table, AlterTableAction action)
    {
        var changed = action switch
        {
            AlterTableAction.AddColumn add => Add(table, add),
            AlterTableAction.DropColumn drop => Drop(table, drop),
            AlterTableAction.RenameTable rename => Rename(table, rename),
            AlterTableAction.RenameColumn rename => Rename(table, rename),
            AlterTableAction.AlterColumnType type => Resize(table, type),
            AlterTableAction.AlterColumnEncoding encoding => Encode(table, encoding),
            AlterTableAction.AlterEncodeAuto => table with { Attributes = table.Attributes with { EncodeAuto = true } },
            AlterTableAction.AlterDistribution distribution => Distribute(table, distribution),
            AlterTableAction.AlterSortKey sort => Sort(table, sort),
            AlterTableAction.AddConstraint add => Add(table, add),
            AlterTableAction.DropConstraint drop => Drop(table, drop),
            _ => table,
        };
        TableRules.Check(changed, action.Span);
        return changed;
    }

    private static TableDefinition Add(TableDefinition table, AlterTableAction.AddColumn action)
    {
        var column = action.Column;
        if (table.FindColumn(column.Name) is not null)
        {
            throw SchemaErrors.ColumnExists(column.Name, table.Name, column.Span ?? action.Span);
        }

        return table with
        {
            Columns = [.. table.Columns, column],
            Attributes = table.Attributes with { EncodeAuto = table.Attributes.EncodeAuto && column.Encoding is null },
        };
    }

    private static TableDefinition Drop(TableDefinition table, AlterTableAction.DropColumn action)
    {
        Find(table, action.Name, action.Span);
        if (table.Attributes.DistributionKey == action.Name)
        {
            throw SchemaErrors.Invalid($"cannot drop distribution key column \"{action.Name}\"", action.Span);
        }

        if (table.Attributes.SortKeys.Contains(action.Name))
        {
            throw SchemaErrors.Invalid(
                $"cannot drop sort key column \"{action.Name}\"",
                action.Span,
                "change the sort key first: ALTER TABLE … ALTER SORTKEY …"
            );
        }

        if (table.Columns.Count == 1)
        {
            throw SchemaErrors.Invalid($"cannot drop the only column of table \"{table.Name}\"", action.Span);
        }

        return table with
        {
            Columns = [.. table.Columns.Where(c => c.Name != action.Name)],
            Keys = [.. table.Keys.Where(k => !k.Columns.Contains(action.Name))],
        };
    }

    private static TableDefinition Rename(TableDefinition table, AlterTableAction.RenameTable action)
    {
        if (!table.IsTemporary && action.Name.StartsWith('#'))
        {
            throw SchemaErrors.Invalid("a permanent table cannot be renamed to a name with #", action.Span);
        }

        return table with
        {
            // A key's own name does not follow the table's.
            Keys = TableKeyNames.Fix(table),
            Name = table.Name with { Name = action.Name },
        };
    }

    private static TableDefinition Rename(TableDefinition table, AlterTableAction.RenameColumn action)
    {
        Find(table, action.Name, action.Span);
        if (table.FindColumn(action.NewName) is not null)
        {
            throw SchemaErrors.ColumnExists(action.NewName, table.Name, action.Span);
        }

        string Renamed(string name) => name == action.Name ? action.NewName : name;
        var attributes = table.Attributes;
        return table with
        {
            Columns = [.. table.Columns.Select(c => c with { Name = Renamed(c.Name) })],
            Keys = [.. TableKeyNames.Fix(table).Select(k => k with { Columns = [.. k.Columns.Select(Renamed)] })],
            Attributes = attributes with
            {
                DistributionKey = attributes.DistributionKey is { } key ? Renamed(key) : null,
                SortKeys = [.. attributes.SortKeys.Select(Renamed)],
            },
        };
    }

    private static TableDefinition Resize(TableDefinition table, AlterTableAction.AlterColumnType action)
    {
        var column = Find(table, action.Column, action.Span);
        var obstacle =
            column.Type.Kind != ColumnKind.Varchar ? $"it is {column.Type}, and only a VARCHAR can be resized"
            : column.Default is not null ? "it has a DEFAULT"
            : table.Keys.Any(k => k.Columns.Contains(column.Name)) ? "it is part of a key"
            : FixedEncodings.Contains(column.Encoding) ? $"it has ENCODE {column.Encoding!.ToUpperInvariant()}"
            : null;
        return obstacle is null
            ? Replace(table, column with { Type = action.Type })
            : throw SchemaErrors.Invalid(
                $"cannot alter type of column \"{column.Name}\": {obstacle}",
                action.Span,
                "add a column as you want it, UPDATE it from the old one, DROP the old one, RENAME the new one"
            );
    }

    private static TableDefinition Encode(TableDefinition table, AlterTableAction.AlterColumnEncoding action)
    {
        var column = Find(table, action.Column, action.Span);
        if (column.Encoding == action.Encoding)
        {
            throw SchemaErrors.Invalid($"column \"{column.Name}\" already has ENCODE {action.Encoding}", action.Span);
        }

        if (table.Attributes.Sort == SortStyle.Interleaved)
        {
            throw SchemaErrors.Invalid("cannot alter the encoding of a table with an INTERLEAVED SORTKEY", action.Span);
        }

        var changed = Replace(table, column with { Encoding = action.Encoding });
        return changed with { Attributes = changed.Attributes with { EncodeAuto = false } };
    }

    private static TableDefinition Distribute(TableDefinition table, AlterTableAction.AlterDistribution action) =>
        table with
        {
            Attributes = table.Attributes with
            {
                Distribution = action.Style,
                DistributionKey = action.Key,
                DistributionSpan = action.Span,
            },
        };

    private static TableDefinition Sort(TableDefinition table, AlterTableAction.AlterSortKey action)
    {
        if (table.IsTemporary)
        {
            throw SchemaErrors.Invalid("the sort key of a temporary table cannot be altered", action.Span);
        }

        return table with
        {
            Attributes = table.Attributes with
            {
                Sort = action.Style,
                SortKeys = action.Columns,
                SortSpan = action.Span,
            },
        };
    }

    private static TableDefinition Add(TableDefinition table, AlterTableAction.AddConstraint action)
    {
        var key = action.Key;
        if (key.Kind == TableKeyKind.PrimaryKey)
        {
            var nullable = key.Columns.FirstOrDefault(c => table.FindColumn(c) is { NotNull: false });
            if (nullable is not null)
            {
                throw SchemaErrors.Invalid(
                    $"column \"{nullable}\" of a primary key must be NOT NULL",
                    action.Span,
                    "Redshift adds a primary key only on columns that were created NOT NULL"
                );
            }
        }

        return table with
        {
            Keys = [.. table.Keys, key],
        };
    }

    private static TableDefinition Drop(TableDefinition table, AlterTableAction.DropConstraint action)
    {
        var keys = TableKeyNames.Fix(table);
        var index = keys.FindIndex(k => k.Name == action.Name);
        if (index < 0)
        {
            throw new SparkifyException($"constraint \"{action.Name}\" of relation \"{table.Name}\" does not exist")
            {
                Span = action.Span,
                Code = "42704",
                Hint = keys.Count == 0 ? null : $"the table has {string.Join(", ", keys.Select(k => k.Name))}",
            };
        }

        return table with
        {
            Keys = [.. table.Keys.Where((_, i) => i != index)],
        };
    }

    private static ColumnDefinition Find(TableDefinition table, string column, SourceSpan span) =>
        table.FindColumn(column) ?? throw SchemaErrors.NoColumn(column, table.Name, span);

    private static TableDefinition Replace(TableDefinition table, ColumnDefinition column) =>
        table with
        {
            Columns = [.. table.Columns.Select(c => c.Name == column.Name ? column : c)],
        };
}
