using System.Globalization;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// What Redshift knows of a table and PostgreSQL does not (lengths, keys, attributes): its canonical CREATE TABLE text in a table of the
/// tool, written in the transaction that changes it. Tables that others made are described from pg_catalog.
/// </summary>
internal sealed class PostgresCatalog(PostgresRequests requests, string toolSchema)
{
    private readonly string tables = $"{SqlNames.Quote(toolSchema)}.tables";
    private readonly Dictionary<QualifiedName, TableDefinition> known = [];

    /// <summary>Of what is known, what PostgreSQL has told: views and the tables of others, which may change whoever has the tool's lock.</summary>
    private readonly HashSet<QualifiedName> described = [];
    private bool hasTable;
    private Dictionary<QualifiedName, TableDefinition> temporary = [];
    private Dictionary<QualifiedName, TableDefinition> temporaryBefore = [];

    public TableDefinition? Find(QualifiedName name)
    {
        if (name.Schema is null && temporary.TryGetValue(name, out var local))
        {
            return local;
        }

        var key = Key(name);
        if (known.TryGetValue(key, out var table))
        {
            return table;
        }

        table = Load(key);
        if (table is not null)
        {
            known[key] = table;
        }

        return table;
    }

    public void Save(TableDefinition table)
    {
        ForgetDescribed();
        if (table.IsTemporary)
        {
            temporary[new QualifiedName(null, table.Name.Name)] = table;
            return;
        }

        var key = Key(table.Name);
        known[key] = table;
        var definition = Literal(TableDefinitionPrinter.Print(table));
        Write(
            $"""
            INSERT INTO {tables} VALUES ({Literal(key.SchemaOrDefault)}, {Literal(key.Name)}, {definition})
            ON CONFLICT (table_schema, table_name) DO UPDATE SET definition = excluded.definition
            """
        );
    }

    public void Remove(TableDefinition table)
    {
        ForgetDescribed();
        if (table.IsTemporary)
        {
            temporary.Remove(new QualifiedName(null, table.Name.Name));
        }
        else
        {
            known.Remove(Key(table.Name));
            Delete(Key(table.Name));
        }
    }

    /// <summary>Records a table that PostgreSQL has made itself (CREATE TABLE AS): the columns are PostgreSQL's, all else as written.</summary>
    public TableDefinition? SaveDescription(TableDefinition written)
    {
        if (Describe(Key(written.Name), written.IsTemporary) is not { } described)
        {
            return null;
        }

        var table = written with { Columns = described.Columns };
        Save(table);
        return table;
    }

    /// <summary>After DROP SCHEMA: its tables went with it.</summary>
    public void RemoveSchema(string name)
    {
        known.Clear();
        Write($"DELETE FROM {tables} WHERE table_schema = {Literal(name)}");
    }

    /// <summary>
    /// What is remembered holds for a statement, or for a transaction that changes no table: other sessions change tables too. The tool's own tables,
    /// which are made once, stay.
    /// </summary>
    public void Forget()
    {
        foreach (var key in known.Keys.Where(k => k.Schema != toolSchema).ToList())
        {
            known.Remove(key);
        }
    }

    private void ForgetDescribed()
    {
        foreach (var key in described)
        {
            if (key.Schema != toolSchema)
            {
                known.Remove(key);
            }
        }

        described.Clear();
    }

    /// <summary>Who keeps the tool's lock knows the tables that are recorded from one transaction to the next.</summary>
    public void TransactionStarted(bool isLockKept)
    {
        TransactionEnded(isLockKept);
        temporaryBefore = new Dictionary<QualifiedName, TableDefinition>(temporary);
    }

    public void TransactionEnded(bool isLockKept)
    {
        if (isLockKept)
        {
            ForgetDescribed();
        }
        else
        {
            Forget();
        }
    }

    public void TransactionRolledBack()
    {
        known.Clear();
        temporary = temporaryBefore;
    }

    /// <summary>The one name that no temporary table can hide, or a temporary table's.</summary>
    public static string Stored(QualifiedName name, bool isTemporary) =>
        $"{(isTemporary ? "pg_temp" : SqlNames.Quote(name.SchemaOrDefault))}.{SqlNames.Quote(name.Name)}";

    /// <summary>A query for the user's tables and views, by the names under which a statement finds them.</summary>
    public static string TableNames(string toolSchema) =>
        $"""
            SELECT CASE WHEN n.nspname = 'public' THEN c.relname::text ELSE n.nspname || '.' || c.relname END
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
                AND n.nspname NOT IN ('pg_catalog', 'information_schema', {Literal(toolSchema)})
                AND n.nspname NOT LIKE 'pg\_%'
            """;

    /// <summary>In the transaction of the change that it tells of.</summary>
    private void Write(string sql) => requests.Post(sql);

    private void Delete(QualifiedName key) =>
        Write(
            $"DELETE FROM {tables} WHERE table_schema = {Literal(key.SchemaOrDefault)} AND table_name = {Literal(key.Name)}"
        );

    /// <summary>As recorded, else as PostgreSQL has it; null too where another program has dropped the table.</summary>
    private TableDefinition? Load(QualifiedName key)
    {
        if (!HasCatalog())
        {
            described.Add(key);
            return Describe(key);
        }

        var row = requests.ReadRows(
            $"""
            SELECT
                pg_catalog.to_regclass({Literal(Stored(key, isTemporary: false))}) IS NOT NULL,
                (
                    SELECT definition FROM {tables}
                    WHERE table_schema = {Literal(key.SchemaOrDefault)} AND table_name = {Literal(key.Name)}
                )
            """
        )[0];
        if (row is [true, string definition])
        {
            return CreateTableParser.Parse(SqlStatement.Own(definition)).Definition;
        }

        described.Add(key);
        return row[0] is true ? CopyTables.Typed(Describe(key), toolSchema) : null;
    }

    /// <summary>A session that cannot write may meet a database on which the tool has never written.</summary>
    private bool HasCatalog() =>
        hasTable =
            hasTable || requests.ReadRows($"SELECT pg_catalog.to_regclass({Literal(tables)}) IS NOT NULL") is [[true]];

    private TableDefinition? Describe(QualifiedName key, bool isTemporary = false)
    {
        var rows = requests.ReadRows(
            $"""
            SELECT a.attname, t.typname, a.atttypmod, a.attnotnull
            FROM pg_catalog.pg_attribute AS a
            JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
            WHERE a.attrelid = pg_catalog.to_regclass({Literal(Stored(key, isTemporary))})
                AND a.attnum > 0
                AND NOT a.attisdropped
            ORDER BY a.attnum
            """
        );
        return rows.Count == 0
            ? null
            : new TableDefinition(
                key,
                [
                    .. rows.Select(row => new ColumnDefinition(
                        (string)row[0]!,
                        PostgresTypes.Describe((string)row[1]!, Convert.ToInt32(row[2], CultureInfo.InvariantCulture))
                    )
                    {
                        NotNull = row[3] is true,
                    }),
                ]
            );
    }

    private static QualifiedName Key(QualifiedName name) => new(name.SchemaOrDefault, name.Name);

    private static string Literal(string value) => PostgresLiterals.Quote(value);
}
