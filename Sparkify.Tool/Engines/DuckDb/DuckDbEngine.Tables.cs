using System.Globalization;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>DDL of tables. Keys, distribution, sort keys and encodings go into the catalog only.</summary>
internal sealed partial class DuckDbEngine
{
    private StatementResult CreateTable(SqlStatement statement)
    {
        var create = CreateTableParser.Parse(statement);
        if (FindTable(create.Name) is { } existing && existing.IsTemporary == create.IsTemporary)
        {
            return create.IfNotExists
                ? StatementResult.Count(0)
                : throw new SparkifyException($"relation \"{create.Name}\" already exists")
                {
                    Code = "42P07",
                    Span = create.NameSpan,
                };
        }

        var table = create.Like is { } like ? Like(create, like) : create.Definition;
        CreateStored(table, table.Name, column => IdentityDefault(table, column));
        catalog.Save(table);
        return StatementResult.Count(0);
    }

    /// <summary>LIKE copies names, types, NOT NULL and attributes; keys never, defaults on demand.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    private TableDefinition Like(CreateTableStatement create, LikeClause like)
    {
        var parent = RequireTable(like.Parent, like.Span);
        var columns = parent.Columns.Select(c =>
            c with
            {
                Identity = null,
                Default = like.IncludingDefaults ? c.Default : null,
                Span = null,
            }
        );
        return parent with { Name = create.Name, IsTemporary = create.IsTemporary, Columns = [.. columns], Keys = [] };
    }

    private StatementResult CreateTableAs(SqlStatement statement, CancellationToken cancellationToken)
    {
        var create = CreateTableAsStatement.Parse(statement);
        if (FindTable(create.Name) is { } existing && existing.IsTemporary == create.IsTemporary)
        {
            throw new SparkifyException($"relation \"{create.Name}\" already exists")
            {
                Code = "42P07",
                Span = statement.Start,
            };
        }

        var translation = DuckDbDialect.Translate(create.Query, translationCatalog);
        var names = create.Columns.Count == 0 ? "" : $" ({string.Join(", ", create.Columns.Select(SqlNames.Quote))})";
        var head = $"CREATE {(create.IsTemporary ? "TEMP " : "")}TABLE {NameRewrites.Quote(create.Name)}{names} AS ";
        using var command = CreateCommand(head + translation.Text.Text);
        using var interrupt = cancellationToken.Register(command.Cancel);
        try
        {
            var rowCount = Math.Max(0, command.ExecuteNonQuery());
            catalog.SaveDescription(create.Name, create.IsTemporary);
            return StatementResult.Count(rowCount);
        }
        catch (DuckDB.NET.Data.DuckDBException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(error, create.Query, translation, System.Text.Encoding.UTF8.GetByteCount(head));
        }
    }

    private StatementResult DropTables(SqlStatement statement)
    {
        var drop = DropTableParser.Parse(statement);
        foreach (var name in drop.Names)
        {
            if (FindTable(name) is { } table)
            {
                Drop(table);
                catalog.Remove(table);
            }
            else if (!drop.IfExists)
            {
                throw new SparkifyException($"table \"{name}\" does not exist")
                {
                    Code = "42P01",
                    Span = statement.Start,
                };
            }
        }

        return StatementResult.Count(0);
    }

    private StatementResult AlterTable(SqlStatement statement)
    {
        var alter = AlterTableParser.Parse(statement);
        var table = RequireTable(alter.Table, statement.Start);
        if (alter.Action is AlterTableAction.Append or AlterTableAction.RowLevelSecurity)
        {
            throw NotSupported(statement);
        }

        var changed = alter.ApplyTo(table);
        switch (alter.Action)
        {
            case AlterTableAction.RenameTable rename:
                Send($"ALTER TABLE {NameRewrites.Quote(table.Name)} RENAME TO {SqlNames.Quote(rename.Name)}");
                catalog.Remove(table);
                break;
            case AlterTableAction.RenameColumn rename:
                Send(
                    $"ALTER TABLE {NameRewrites.Quote(table.Name)} RENAME COLUMN {SqlNames.Quote(rename.Name)} TO {SqlNames.Quote(rename.NewName)}"
                );
                break;
            case AlterTableAction.AddColumn or AlterTableAction.DropColumn:
                Rebuild(table, changed);
                break;
            case AlterTableAction.AlterColumnType type:
                RefuseLonger(table, type, statement);
                break;
        }

        catalog.Save(changed);
        return StatementResult.Count(0);
    }

    /// <summary>A smaller VARCHAR must still hold what is there.</summary>
    private void RefuseLonger(TableDefinition table, AlterTableAction.AlterColumnType action, SqlStatement statement)
    {
        var length = action.Type.Length.ToString(CultureInfo.InvariantCulture);
        var column = SqlNames.Quote(action.Column);
        if (
            ReadRows($"SELECT 1 FROM {NameRewrites.Quote(table.Name)} WHERE strlen({column}) > {length} LIMIT 1").Count
            > 0
        )
        {
            throw new SparkifyException($"value too long for type character varying({length})")
            {
                Code = "22001",
                Span = statement.Start,
                Hint = $"column \"{action.Column}\" holds longer values; shorten them first",
            };
        }
    }

    /// <summary>
    /// ADD and DROP COLUMN as a new table: DuckDB fails at COMMIT when a table that was updated is altered in the same transaction
    /// ("another transaction has altered this table").
    /// </summary>
    private void Rebuild(TableDefinition table, TableDefinition changed)
    {
        var replacement = changed.Name with { Name = changed.Name.Name + "__sparkify_rebuild" };
        CreateStored(changed, replacement, column => catalog.FindStoredDefault(table, column.Name));
        var kept = string.Join(
            ", ",
            changed.Columns.Where(c => table.FindColumn(c.Name) is not null).Select(c => SqlNames.Quote(c.Name))
        );
        Send(
            $"INSERT INTO {NameRewrites.Quote(replacement)} ({kept}) SELECT {kept} FROM {NameRewrites.Quote(table.Name)}"
        );
        Send($"DROP TABLE {NameRewrites.Quote(table.Name)}");
        Send($"ALTER TABLE {NameRewrites.Quote(replacement)} RENAME TO {SqlNames.Quote(changed.Name.Name)}");
    }

    private void CreateStored(
        TableDefinition table,
        QualifiedName name,
        Func<ColumnDefinition, string?> identityDefault
    )
    {
        var columns = table.Columns.Select(column => StoredColumn(column, identityDefault));
        Send(
            $"CREATE {(table.IsTemporary ? "TEMP " : "")}TABLE {NameRewrites.Quote(name)} ({string.Join(", ", columns)})"
        );
    }

    private string StoredColumn(ColumnDefinition column, Func<ColumnDefinition, string?> identityDefault)
    {
        var type =
            DuckDbTypes.Find(column.Type)
            ?? throw new SparkifyException($"type {column.Type} is not supported by the duckdb engine")
            {
                Code = "0A000",
                Span = column.Span,
            };
        var value =
            column.Identity is not null ? identityDefault(column)
            : column.Default is { } expression
                ? LengthRewrites.Wrap(
                    DuckDbDialect.TranslateExpression(expression, translationCatalog),
                    column.Type,
                    translationCatalog.ToolSchema
                )
            : null;
        var notNull = column.NotNull || column.Identity is not null ? " NOT NULL" : "";
        return $"{SqlNames.Quote(column.Name)} {type}{notNull}{(value is null ? "" : $" DEFAULT {value}")}";
    }

    /// <summary>A sequence of its own for every identity column; its name does not depend on names that may change.</summary>
    private string IdentityDefault(TableDefinition table, ColumnDefinition column)
    {
        var identity = column.Identity!;
        var sequence = $"{translationCatalog.ToolSchema}.identity_{Guid.NewGuid():N}";
        var step = identity.Step.ToString(CultureInfo.InvariantCulture);
        var seed = identity.Seed.ToString(CultureInfo.InvariantCulture);
        Send(
            $"CREATE {(table.IsTemporary ? "TEMP " : "")}SEQUENCE {(table.IsTemporary ? sequence[(sequence.LastIndexOf('.') + 1)..] : sequence)} "
                + $"INCREMENT BY {step} MINVALUE {long.MinValue} MAXVALUE {long.MaxValue} START WITH {seed}"
        );
        return $"nextval('{(table.IsTemporary ? sequence[(sequence.LastIndexOf('.') + 1)..] : $"{target.Schema}.{sequence[(sequence.LastIndexOf('.') + 1)..]}")}')";
    }

    private void Drop(TableDefinition table)
    {
        var sequences = table
            .Columns.Where(c => c.Identity is not null)
            .Select(c => catalog.FindStoredDefault(table, c.Name))
            .Select(SequenceOf)
            .ToList();
        Send($"DROP TABLE {NameRewrites.Quote(table.Name)}");
        foreach (var sequence in sequences)
        {
            Send($"DROP SEQUENCE IF EXISTS {sequence}");
        }
    }

    /// <summary>The sequence in <c>nextval('name')</c>.</summary>
    private static string SequenceOf(string? stored) => stored is null ? "" : stored.Split('\'')[1];

    private TableDefinition RequireTable(QualifiedName name, SourceSpan span) =>
        FindTable(name)
        ?? throw new SparkifyException($"relation \"{name}\" does not exist") { Code = "42P01", Span = span };
}
