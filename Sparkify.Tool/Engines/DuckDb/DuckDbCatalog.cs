using DuckDB.NET.Data;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.DuckDb.Library;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// What Redshift knows of a table and DuckDB does not (lengths, keys, attributes): its canonical CREATE TABLE text in a table of the
/// tool, written in the transaction that changes it. Tables that others made are described from DuckDB's own catalog.
/// </summary>
internal sealed class DuckDbCatalog(
    Action<string> send,
    Func<string, List<object?[]>> read,
    string toolSchema,
    CatalogChanges changes,
    DuckDbMacros macros
)
{
    private readonly string schema = SqlNames.Quote(toolSchema);
    private readonly Dictionary<QualifiedName, TableDefinition> known = [];
    private long seenChangeCount;
    private bool? hasTable;
    private bool hasChanged;
    private Dictionary<QualifiedName, TableDefinition> temporary = [];
    private Dictionary<QualifiedName, TableDefinition> temporaryBefore = [];

    /// <summary>Creates the tool's schema, its tables and functions where they are missing or older. True: there were none.</summary>
    public bool Prepare(bool isReadOnly)
    {
        if (isReadOnly)
        {
            return false;
        }

        var isNew = read($"SELECT 1 FROM duckdb_schemas() WHERE schema_name = {Literal(toolSchema)}").Count == 0;
        if (!isNew && IsCurrent())
        {
            return false;
        }

        send("BEGIN TRANSACTION");
        send($"CREATE SCHEMA IF NOT EXISTS {schema}");
        send(
            $"CREATE TABLE IF NOT EXISTS {schema}.tables (table_schema VARCHAR NOT NULL, table_name VARCHAR NOT NULL, definition VARCHAR NOT NULL)"
        );
        if (isNew)
        {
            macros.Begin();
        }
        else
        {
            macros.Renew();
        }

        send(string.Join(";\n", CopyTables.Creations(schema, DuckDbTypes.Find)));
        send($"CREATE OR REPLACE TABLE {schema}.engine AS SELECT {Literal(DuckDbMacros.Version)} AS library_version");
        send("COMMIT");
        hasTable = true;
        return isNew;
    }

    /// <summary>DuckDB's name for the file, by which a permanent table is told from a temporary one that hides it.</summary>
    public string Database => SqlNames.Quote(DatabaseName);

    public string DatabaseName { get; } = (string)read("SELECT current_database()")[0][0]!;

    public TableDefinition? Find(QualifiedName name)
    {
        ForgetWhatOthersChanged();
        var key = Key(name);
        if (name.Schema is null && temporary.TryGetValue(new QualifiedName(null, name.Name), out var local))
        {
            return local;
        }

        if (known.TryGetValue(key, out var table))
        {
            return table;
        }

        table = Load(key) ?? CopyTables.Typed(Describe(key), toolSchema);
        if (table is not null)
        {
            known[key] = table;
        }

        return table;
    }

    public void Save(TableDefinition table)
    {
        if (table.IsTemporary)
        {
            temporary[new QualifiedName(null, table.Name.Name)] = table;
            return;
        }

        var key = Key(table.Name);
        Delete(key);
        known[key] = table;
        send(
            $"INSERT INTO {schema}.tables VALUES ({Literal(key.SchemaOrDefault)}, {Literal(key.Name)}, {Literal(TableDefinitionPrinter.Print(table))})"
        );
    }

    public void Remove(TableDefinition table)
    {
        if (table.IsTemporary)
        {
            temporary.Remove(new QualifiedName(null, table.Name.Name));
        }
        else
        {
            Delete(Key(table.Name));
        }
    }

    /// <summary>Records a table that DuckDB has made itself (CREATE TABLE AS): the columns are DuckDB's, all else as written.</summary>
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

    /// <summary>After any DDL: what was described from DuckDB's own catalog, such as a view, may be another thing now.</summary>
    public void Changed()
    {
        known.Clear();
        hasChanged = true;
    }

    /// <summary>The tables of a schema that were made through this catalog.</summary>
    public IReadOnlyList<TableDefinition> FindSchema(string name) =>
        read($"SELECT definition FROM {schema}.tables WHERE table_schema = {Literal(name)}")
            .ConvertAll(row => Parse((string)row[0]!));

    /// <summary>After DROP SCHEMA: its tables went with it.</summary>
    public void RemoveSchema(string name)
    {
        send($"DELETE FROM {schema}.tables WHERE table_schema = {Literal(name)}");
        Changed();
    }

    public void TransactionStarted()
    {
        ForgetWhatOthersChanged();
        macros.TransactionStarted();
        temporaryBefore = new Dictionary<QualifiedName, TableDefinition>(temporary);
    }

    /// <summary>What was read in the transaction may be older than what another session has committed meanwhile.</summary>
    public void TransactionEnded()
    {
        ForgetWhatOthersChanged();
        if (hasChanged)
        {
            hasChanged = false;
            seenChangeCount = changes.Add();
        }
    }

    public void TransactionRolledBack()
    {
        known.Clear();
        hasChanged = false;
        macros.TransactionRolledBack();
        temporary = temporaryBefore;
    }

    /// <summary>The one name that no temporary table can hide, or a temporary table's.</summary>
    public string Stored(QualifiedName name, bool isTemporary) =>
        isTemporary
            ? $"temp.main.{SqlNames.Quote(name.Name)}"
            : $"{Database}.{SqlNames.Quote(StoredSchema(name))}.{SqlNames.Quote(name.Name)}";

    /// <summary>The DEFAULT that DuckDB holds for a column, such as an identity's nextval(…).</summary>
    public string? FindStoredDefault(TableDefinition table, string column)
    {
        var schemaName = table.IsTemporary ? "main" : StoredSchema(table.Name);
        var rows = read(
            "SELECT column_default FROM duckdb_columns() WHERE table_name = "
                + $"{Literal(table.Name.Name)} AND schema_name = {Literal(schemaName)} AND column_name = {Literal(column)}"
                + $" AND {(table.IsTemporary ? "" : "NOT ")}database_name = 'temp'"
        );
        return rows.Count == 0 ? null : rows[0][0] as string;
    }

    private void ForgetWhatOthersChanged()
    {
        var count = changes.Count;
        if (count != seenChangeCount)
        {
            known.Clear();
            seenChangeCount = count;
        }
    }

    private bool IsCurrent()
    {
        var exists = read(
            $"SELECT 1 FROM duckdb_tables() WHERE schema_name = {Literal(toolSchema)} AND table_name = 'engine'"
        );
        return exists.Count > 0
            && read($"SELECT * FROM {schema}.engine") is [[string version]]
            && version == DuckDbMacros.Version;
    }

    private void Delete(QualifiedName key)
    {
        Changed();
        send(
            $"DELETE FROM {schema}.tables WHERE table_schema = {Literal(key.SchemaOrDefault)} AND table_name = {Literal(key.Name)}"
        );
    }

    private TableDefinition? Load(QualifiedName key)
    {
        if (!HasCatalog())
        {
            return null;
        }

        var rows = read(
            $"SELECT definition FROM {schema}.tables WHERE table_schema = {Literal(key.SchemaOrDefault)} AND table_name = {Literal(key.Name)}"
        );
        return rows.Count == 0 ? null : Parse((string)rows[0][0]!);
    }

    private static TableDefinition Parse(string definition) =>
        CreateTableParser.Parse(SqlStatement.Own(definition)).Definition;

    /// <summary>Only a file that was never written by the tool has none, and then it is open for reading only.</summary>
    private bool HasCatalog() =>
        hasTable ??=
            read(
                $"SELECT 1 FROM duckdb_tables() WHERE schema_name = {Literal(toolSchema)} AND table_name = 'tables'"
            ).Count > 0;

    /// <summary>Told by the text alone: every run asks for tables that are not there, and the rules that give errors their codes are slow.</summary>
    private static bool IsMissing(DuckDBException error) =>
        error.Message.Contains("Catalog", StringComparison.Ordinal)
        && error.Message.Contains("does not exist", StringComparison.Ordinal);

    /// <summary>DESCRIBE binds one name; the catalog's own functions would list every column of the database.</summary>
    private TableDefinition? Describe(QualifiedName key, bool isTemporary = false)
    {
        try
        {
            var columns = read($"DESCRIBE {Stored(key, isTemporary)}")
                .Select(row => new ColumnDefinition((string)row[0]!, DuckDbTypes.Parse((string)row[1]!))
                {
                    NotNull = row[2] is "NO",
                });
            return new TableDefinition(key, [.. columns]);
        }
        catch (DuckDBException error) when (IsMissing(error))
        {
            return null;
        }
    }

    private static QualifiedName Key(QualifiedName name) => new(name.SchemaOrDefault, name.Name);

    private static string StoredSchema(QualifiedName name) =>
        name.SchemaOrDefault == QualifiedName.DefaultSchema ? "main" : name.SchemaOrDefault;

    private static string Literal(string value) => LiteralRewrites.Quote(value);
}
