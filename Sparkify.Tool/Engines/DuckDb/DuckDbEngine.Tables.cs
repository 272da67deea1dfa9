using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>DDL of tables. Keys, distribution, sort keys and encodings go into the catalog only.</summary>
internal sealed partial class DuckDbEngine
{
    private StatementResult CreateTable(SqlStatement statement)
    {
        var create = CreateTableParser.Parse(statement);
        if (Exists(create))
        {
            return StatementResult.Count(0);
        }

        var table = create.Resolve(FindTable);
        foreach (var key in table.Keys)
        {
            TableReferences.Check(key, name => name == table.Name ? table : FindTable(name), create.NameSpan);
        }

        CreateStored(table, Stored(table), column => IdentityDefault(table, column));
        catalog.Save(table);
        return StatementResult.Count(0);
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_AS.html"/>
    private StatementResult CreateTableAs(SqlStatement statement, CancellationToken cancellationToken)
    {
        var create = CreateTableParser.Parse(statement);
        if (create.Query is not { } query || Exists(create))
        {
            return StatementResult.Count(0);
        }

        var body = statement.From(query.FirstToken);
        var translation = Translate(body);
        var table = create.Definition;
        var head = CreateAsText(table, query.Columns ?? QueryTypes.Names(translation.Output));
        var rowCount = Execute(
            head + translation.Text.Text,
            body,
            translation,
            cancellationToken,
            Encoding.UTF8.GetByteCount(head)
        );
        if (catalog.SaveDescription(table) is { } described)
        {
            SetTypes(described, QueryTypes.Apply(described, translation.Output));
        }

        return StatementResult.Count(rowCount);
    }

    private string CreateAsText(TableDefinition table, IReadOnlyList<string>? columns)
    {
        var names = columns is null ? "" : $" ({string.Join(", ", columns.Select(SqlNames.Quote))})";
        return $"CREATE {Temporary(table)}TABLE {Stored(table)}{names} AS ";
    }

    private void SetTypes(TableDefinition described, TableDefinition typed)
    {
        TableRules.Check(typed, null);
        foreach (var (old, column) in described.Columns.Zip(typed.Columns))
        {
            if (DuckDbTypes.Find(old.Type) != DuckDbTypes.Find(column.Type))
            {
                Send(
                    $"ALTER TABLE {Stored(typed)} ALTER COLUMN {SqlNames.Quote(column.Name)} TYPE {DuckDbTypes.Find(column.Type)}"
                );
            }
        }

        catalog.Save(typed);
    }

    /// <summary>A temporary table may hide a permanent one of its name.</summary>
    /// <exception cref="SparkifyException">it exists, and IF NOT EXISTS is not written</exception>
    private bool Exists(CreateTableStatement create)
    {
        var table = create.Definition;
        var exists = FindTable(table.Name) is { } found && found.IsTemporary == table.IsTemporary;
        return exists && !create.IfNotExists ? throw AlreadyExists(table.Name, create.NameSpan) : exists;
    }

    private static SparkifyException AlreadyExists(QualifiedName name, SourceSpan span) =>
        new($"relation \"{name}\" already exists") { Code = "42P07", Span = span };

    private static string Temporary(TableDefinition table) => table.IsTemporary ? "TEMP " : "";

    private StatementResult DropTables(SqlStatement statement)
    {
        var drop = DropTableParser.Parse(statement);
        foreach (var (name, span) in drop.Tables)
        {
            if (FindTable(name) is { } table)
            {
                var identities = table.Columns.Where(c => c.Identity is not null);
                Drop(table, ($"table {name}", span), drop.Cascade, () => Drop(table, identities));
                catalog.Remove(table);
            }
            else if (!drop.IfExists)
            {
                throw new SparkifyException($"table \"{name}\" does not exist") { Code = "42P01", Span = span };
            }
        }

        return StatementResult.Count(0);
    }

    private StatementResult AlterTable(SqlStatement statement)
    {
        var alter = AlterTableParser.Parse(statement);
        var table = RequireTable(alter.Table, alter.TableSpan);
        if (
            alter.Action
            is AlterTableAction.Append
                or AlterTableAction.RowLevelSecurity
                or AlterTableAction.Masking
                or AlterTableAction.ExternalTable
        )
        {
            throw NotSupported(statement);
        }

        var changed = alter.ApplyTo(table);
        switch (alter.Action)
        {
            case AlterTableAction.RenameTable:
                RenameUnderViews(table, alter.Action.Span, () => Rename(table, changed, alter.Action.Span));
                break;
            case AlterTableAction.RenameColumn rename:
                RenameUnderViews(table, rename.Span, () => RenameColumn(table, rename));
                break;
            case AlterTableAction.AddColumn add:
                RefuseNulls(table, add.Column);
                Rebuild(table, changed);
                break;
            case AlterTableAction.DropColumn drop:
                var what = $"table {table.Name} column {drop.Name}";
                Drop(table, (what, drop.Span), drop.Cascade, () => Rebuild(table, changed));
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
        if (ReadRows($"SELECT 1 FROM {Stored(table)} WHERE strlen({column}) > {length} LIMIT 1").Count > 0)
        {
            throw new SparkifyException($"value too long for type character varying({length})")
            {
                Code = "22001",
                Span = statement.Start,
                Hint = $"column \"{action.Column}\" holds longer values; shorten them first",
            };
        }
    }

    private void RenameColumn(TableDefinition table, AlterTableAction.RenameColumn rename) =>
        Send(
            $"ALTER TABLE {Stored(table)} RENAME COLUMN {SqlNames.Quote(rename.Name)} TO {SqlNames.Quote(rename.NewName)}"
        );

    private void Rename(TableDefinition table, TableDefinition changed, SourceSpan span)
    {
        if (FindTable(changed.Name) is { } other && other.IsTemporary == table.IsTemporary)
        {
            throw AlreadyExists(changed.Name, span);
        }

        Send($"ALTER TABLE {Stored(table)} RENAME TO {SqlNames.Quote(changed.Name.Name)}");
        catalog.Remove(table);
    }

    /// <summary>The rows that are there would have no value.</summary>
    private void RefuseNulls(TableDefinition table, ColumnDefinition column)
    {
        if (column is { NotNull: true, Default: null } && ReadRows($"SELECT 1 FROM {Stored(table)} LIMIT 1").Count > 0)
        {
            throw new SparkifyException($"column \"{column.Name}\" contains null values")
            {
                Code = "23502",
                Span = column.Span,
                Hint = "give it a DEFAULT, which the rows that are there will have",
            };
        }
    }

    /// <summary>
    /// ADD and DROP COLUMN as a new table: DuckDB fails at COMMIT when a table that was updated is altered in the same transaction
    /// ("another transaction has altered this table").
    /// </summary>
    private void Rebuild(TableDefinition table, TableDefinition changed)
    {
        var replacement = changed with { Name = changed.Name with { Name = changed.Name.Name + "__sparkify_rebuild" } };
        CreateStored(changed, Stored(replacement), column => catalog.FindStoredDefault(table, column.Name));
        var kept = string.Join(
            ", ",
            changed.Columns.Where(c => table.FindColumn(c.Name) is not null).Select(c => SqlNames.Quote(c.Name))
        );
        Send($"INSERT INTO {Stored(replacement)} ({kept}) SELECT {kept} FROM {Stored(table)}");
        var dropped = table.Columns.Where(c => c.Identity is not null && changed.FindColumn(c.Name) is null);
        Drop(table, dropped);
        Send($"ALTER TABLE {Stored(replacement)} RENAME TO {SqlNames.Quote(changed.Name.Name)}");
    }

    private string Stored(TableDefinition table) => catalog.Stored(table.Name, table.IsTemporary);

    private void CreateStored(TableDefinition table, string name, Func<ColumnDefinition, string?> identityDefault)
    {
        var columns = table.Columns.Select(column => StoredColumn(column, identityDefault, TranslateDefault));
        Send(CreateText(table, name, columns));
    }

    private static string CreateText(TableDefinition table, string name, IEnumerable<string> columns) =>
        $"CREATE {Temporary(table)}TABLE {name} ({string.Join(", ", columns)})";

    private static string StoredColumn(
        ColumnDefinition column,
        Func<ColumnDefinition, string?> identityDefault,
        Func<ColumnDefinition, string> translateDefault
    )
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
            : column.Default is not null ? translateDefault(column)
            : null;
        var notNull = column.NotNull || column.Identity is not null ? " NOT NULL" : "";
        return $"{SqlNames.Quote(column.Name)} {type}{notNull}{(value is null ? "" : $" DEFAULT {value}")}";
    }

    /// <summary>A sequence of its own for every identity column; its name does not depend on names that may change.</summary>
    private string IdentityDefault(TableDefinition table, ColumnDefinition column)
    {
        var identity = column.Identity!;
        var name = $"identity_{Guid.NewGuid():N}";
        var sequence = table.IsTemporary ? name : $"{Translations.ToolSchema}.{name}";
        var (seed, step) = (SqlNumber(identity.Seed), SqlNumber(identity.Step));
        Send(
            $"CREATE {Temporary(table)}SEQUENCE {sequence} INCREMENT BY {step} "
                + $"MINVALUE {SqlNumber(long.MinValue)} MAXVALUE {SqlNumber(long.MaxValue)} START WITH {seed}"
        );
        return $"nextval({LiteralRewrites.Quote(sequence)})";
    }

    private static string SqlNumber(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Drops a table and the sequences of those identity columns.</summary>
    private void Drop(TableDefinition table, IEnumerable<ColumnDefinition> identities)
    {
        var sequences = identities.Select(c => catalog.FindStoredDefault(table, c.Name)).Select(SequenceOf).ToList();
        Send($"DROP TABLE {Stored(table)}");
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
