using System.Globalization;
using Npgsql;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>DDL of tables. Keys, distribution, sort keys and encodings go into the catalog only.</summary>
internal sealed partial class PostgresEngine
{
    private const string DuplicateTable = "42P07";
    private const string QueryCanceled = "57014";

    private StatementResult CreateTable(SqlStatement statement, CancellationToken cancellationToken)
    {
        var create = CreateTableParser.Parse(statement);
        RefuseLongName(create.Definition.Name.Name, create.NameSpan);

        // PostgreSQL itself refuses a name that is taken.
        if ((create.IfNotExists || create.Definition.IsTemporary) && Exists(create))
        {
            return StatementResult.Count(0);
        }

        var table = create.Resolve(catalog.Find);
        foreach (var key in table.Keys)
        {
            TableReferences.Check(key, name => name == table.Name ? table : catalog.Find(name), create.NameSpan);
        }

        SendAll(
            error => error.SqlState == DuplicateTable ? AlreadyExists(table.Name, create.NameSpan) : null,
            cancellationToken,
            CreateText(table),
            CheckText(table)
        );
        catalog.Save(table);
        return Changed();
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_AS.html"/>
    private StatementResult CreateTableAs(SqlStatement statement, CancellationToken cancellationToken)
    {
        var create = CreateTableParser.Parse(statement);
        RefuseLongName(create.Definition.Name.Name, create.NameSpan);
        if (create.Query is not { } query || Exists(create))
        {
            return StatementResult.Count(0);
        }

        var body = statement.From(query.FirstToken);
        var translation = Translate(body);
        var table = create.Definition;
        var head = CreateAsText(table, query.Columns ?? QueryTypes.Names(translation.Output));
        var rowCount = Execute(head + translation.Text.Text, body, translation, cancellationToken, head.Length);
        if (catalog.SaveDescription(table) is { } described)
        {
            SetTypes(described, QueryTypes.Apply(described, translation.Output));
        }

        return StatementResult.Count(rowCount);
    }

    private string CreateText(TableDefinition table) =>
        $"CREATE {Temporary(table)}TABLE {Stored(table)} ({string.Join(", ", table.Columns.Select(StoredColumn))})";

    private static string CreateAsText(TableDefinition table, IReadOnlyList<string>? columns)
    {
        var names = columns is null ? "" : $" ({string.Join(", ", columns.Select(SqlNames.Quote))})";
        return $"CREATE {Temporary(table)}TABLE {Stored(table)}{names} AS ";
    }

    private void SetTypes(TableDefinition described, TableDefinition typed)
    {
        TableRules.Check(typed, null);
        foreach (var (old, column) in described.Columns.Zip(typed.Columns))
        {
            if (PostgresTypes.Find(old.Type) != PostgresTypes.Find(column.Type))
            {
                requests.Send(
                    $"ALTER TABLE {Stored(typed)} ALTER COLUMN {SqlNames.Quote(column.Name)} TYPE {PostgresTypes.Find(column.Type)}"
                );
            }
        }

        catalog.Save(typed);
        SendAll(static _ => null, CancellationToken.None, CheckText(typed));
    }

    /// <summary>A temporary table may hide a permanent one of its name.</summary>
    /// <exception cref="SparkifyException">it exists, and IF NOT EXISTS is not written</exception>
    private bool Exists(CreateTableStatement create)
    {
        var table = create.Definition;
        var exists = catalog.Find(table.Name) is { } found && found.IsTemporary == table.IsTemporary;
        return exists && !create.IfNotExists ? throw AlreadyExists(table.Name, create.NameSpan) : exists;
    }

    private static SparkifyException AlreadyExists(QualifiedName name, SourceSpan span) =>
        new($"relation \"{name}\" already exists") { Code = DuplicateTable, Span = span };

    private static string Temporary(TableDefinition table) => table.IsTemporary ? "TEMP " : "";

    private StatementResult DropTables(SqlStatement statement, CancellationToken cancellationToken)
    {
        var drop = DropTableParser.Parse(statement);
        var cascade = drop.Cascade ? " CASCADE" : "";
        foreach (var (name, span) in drop.Tables)
        {
            if (catalog.Find(name) is { } table)
            {
                SendAll(At(span), cancellationToken, $"DROP TABLE {Stored(table)}{cascade}");
                catalog.Remove(table);
            }
            else if (!drop.IfExists)
            {
                throw new SparkifyException($"table \"{name}\" does not exist") { Code = "42P01", Span = span };
            }
        }

        return Changed();
    }

    private StatementResult AlterTable(SqlStatement statement, CancellationToken cancellationToken)
    {
        var alter = AlterTableParser.Parse(statement);
        var table =
            catalog.Find(alter.Table)
            ?? throw new SparkifyException($"relation \"{alter.Table}\" does not exist")
            {
                Code = "42P01",
                Span = alter.TableSpan,
            };
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
        Alter(table, changed, alter.Action, statement, cancellationToken);
        catalog.Save(changed);
        return Changed();
    }

    private void Alter(
        TableDefinition table,
        TableDefinition changed,
        AlterTableAction action,
        SqlStatement statement,
        CancellationToken cancellationToken
    )
    {
        switch (action)
        {
            case AlterTableAction.RenameTable rename:
                Rename(table, changed, rename, cancellationToken);
                break;
            case AlterTableAction.RenameColumn rename:
                RefuseLongName(rename.NewName, rename.Span);
                Change($"RENAME COLUMN {SqlNames.Quote(rename.Name)} TO {SqlNames.Quote(rename.NewName)}");
                break;
            case AlterTableAction.AddColumn add:
                SendAll(
                    At(add.Span),
                    cancellationToken,
                    $"ALTER TABLE {Stored(table)} ADD COLUMN {StoredColumn(add.Column)}",
                    add.Column.Type.IsCharacter ? CheckText(changed) : null
                );
                break;
            case AlterTableAction.DropColumn drop:
                Change($"DROP COLUMN {SqlNames.Quote(drop.Name)}{(drop.Cascade ? " CASCADE" : "")}");
                break;
            case AlterTableAction.AlterColumnType type:
                RefuseLonger(table, type, statement);
                Change(null);
                break;
        }

        void Change(string? sql) =>
            SendAll(
                At(action.Span),
                cancellationToken,
                UncheckText(table),
                sql is null ? null : $"ALTER TABLE {Stored(table)} {sql}",
                CheckText(changed)
            );
    }

    private void Rename(
        TableDefinition table,
        TableDefinition changed,
        AlterTableAction.RenameTable rename,
        CancellationToken cancellationToken
    )
    {
        RefuseLongName(changed.Name.Name, rename.Span);
        if (catalog.Find(changed.Name) is { } other && other.IsTemporary == table.IsTemporary)
        {
            throw AlreadyExists(changed.Name, rename.Span);
        }

        SendAll(
            At(rename.Span),
            cancellationToken,
            $"ALTER TABLE {Stored(table)} RENAME TO {SqlNames.Quote(changed.Name.Name)}"
        );
        catalog.Remove(table);
    }

    /// <summary>A smaller VARCHAR must still hold what is there.</summary>
    private void RefuseLonger(TableDefinition table, AlterTableAction.AlterColumnType action, SqlStatement statement)
    {
        var length = action.Type.Length.ToString(CultureInfo.InvariantCulture);
        var column = SqlNames.Quote(action.Column);
        if (
            requests.ReadRows($"SELECT 1 FROM {Stored(table)} WHERE octet_length({column}) > {length} LIMIT 1").Count
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

    /// <summary>In one request, which may be a later one. Describe: what a user is to see of a server's error; null: as of any other.</summary>
    private void SendAll(
        Func<PostgresException, SparkifyException?> describe,
        CancellationToken cancellationToken,
        params string?[] statements
    )
    {
        var sent = statements.OfType<string>().ToList();
        if (Late is { } statement)
        {
            Exception Describe(Exception error) => Own(error) ?? Failure(error, statement, null, cancellationToken);

            sent.ForEach(sql => Post(sql, Describe, cancellationToken));
        }
        else if (sent.Count > 0)
        {
            try
            {
                requests.Execute(sent, cancellationToken);
            }
            catch (PostgresException error) when (Own(error) is { } own)
            {
                throw own;
            }
        }

        SparkifyException? Own(Exception error) =>
            error is PostgresException server && server.SqlState != QueryCanceled && !EndsSession(server)
                ? describe(server)
                : null;
    }

    /// <summary>PostgreSQL's errors get the place of the part of the statement that they concern; a cancellation has none.</summary>
    private Func<PostgresException, SparkifyException> At(SourceSpan span) =>
        error => Translate(error, null, null, 0, null).At(span);

    private static string Stored(TableDefinition table) => PostgresCatalog.Stored(table.Name, table.IsTemporary);
}
