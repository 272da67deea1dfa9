using System.Globalization;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// What Redshift knows of a table and DuckDB does not (lengths, keys, attributes): its canonical CREATE TABLE text in a table of the
/// tool, written in the transaction that changes it. Tables that others made are described from DuckDB's own catalog.
/// </summary>
internal sealed class DuckDbCatalog(Action<string> send, Func<string, List<object?[]>> read, string toolSchema)
{
    private readonly string schema = SqlNames.Quote(toolSchema);
    private readonly Dictionary<QualifiedName, TableDefinition> known = [];
    private Dictionary<QualifiedName, TableDefinition> temporary = [];
    private Dictionary<QualifiedName, TableDefinition> temporaryBefore = [];

    /// <summary>Creates the tool's schema, catalog table and functions where they are missing or older.</summary>
    public void Prepare(bool isReadOnly)
    {
        if (isReadOnly || IsCurrent())
        {
            return;
        }

        send("BEGIN TRANSACTION");
        send($"CREATE SCHEMA IF NOT EXISTS {schema}");
        send(
            $"CREATE TABLE IF NOT EXISTS {schema}.tables (table_schema VARCHAR NOT NULL, table_name VARCHAR NOT NULL, definition VARCHAR NOT NULL)"
        );
        foreach (var definition in DuckDbFunctions.Definitions)
        {
            send($"CREATE OR REPLACE MACRO {schema}.{definition}");
        }

        send($"CREATE OR REPLACE TABLE {schema}.engine AS SELECT {DuckDbFunctions.Version} AS functions_version");
        send("COMMIT");
    }

    public TableDefinition? Find(QualifiedName name)
    {
        var key = Key(name);
        if (name.Schema is null && temporary.TryGetValue(new QualifiedName(null, name.Name), out var local))
        {
            return local;
        }

        if (known.TryGetValue(key, out var table))
        {
            return table;
        }

        table = Load(key) ?? Describe(key);
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
    public void SaveDescription(TableDefinition written)
    {
        if (Describe(Key(written.Name), written.IsTemporary) is { } described)
        {
            Save(written with { Columns = described.Columns });
        }
    }

    public void TransactionStarted()
    {
        known.Clear();
        temporaryBefore = new Dictionary<QualifiedName, TableDefinition>(temporary);
    }

    public void TransactionRolledBack()
    {
        known.Clear();
        temporary = temporaryBefore;
    }

    /// <summary>The DEFAULT that DuckDB holds for a column, such as an identity's nextval(…).</summary>
    public string? FindStoredDefault(TableDefinition table, string column)
    {
        var (schemaName, tableName) = Stored(table.Name);
        var rows = read(
            "SELECT column_default FROM duckdb_columns() WHERE table_name = "
                + $"{Literal(tableName)} AND schema_name = {Literal(schemaName)} AND column_name = {Literal(column)}"
                + $" AND {(table.IsTemporary ? "" : "NOT ")}database_name = 'temp'"
        );
        return rows.Count == 0 ? null : rows[0][0] as string;
    }

    private bool IsCurrent()
    {
        var exists = read(
            $"SELECT 1 FROM duckdb_tables() WHERE schema_name = {Literal(toolSchema)} AND table_name = 'engine'"
        );
        return exists.Count > 0
            && read($"SELECT functions_version FROM {schema}.engine") is [[int version]]
            && version >= DuckDbFunctions.Version;
    }

    private void Delete(QualifiedName key)
    {
        known.Remove(key);
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
        return rows.Count == 0 ? null : CreateTableParser.Parse(SqlStatement.Own((string)rows[0][0]!)).Definition;
    }

    private bool HasCatalog() =>
        read($"SELECT 1 FROM duckdb_tables() WHERE schema_name = {Literal(toolSchema)} AND table_name = 'tables'").Count
        > 0;

    private TableDefinition? Describe(QualifiedName key, bool isTemporary = false)
    {
        var (schemaName, tableName) = Stored(key);
        var rows = read(
            "SELECT column_name, data_type, is_nullable, numeric_precision, numeric_scale FROM duckdb_columns() "
                + $"WHERE table_name = {Literal(tableName)} AND schema_name = {Literal(schemaName)} "
                + $"AND {(isTemporary ? "" : "NOT ")}database_name = 'temp' ORDER BY column_index"
        );
        if (rows.Count == 0)
        {
            return null;
        }

        var columns = rows.Select(row => new ColumnDefinition((string)row[0]!, TypeOf(row))
        {
            NotNull = row[2] is false,
        });
        return new TableDefinition(key, [.. columns]);
    }

    private static ColumnType TypeOf(object?[] row) =>
        (string)row[1]! switch
        {
            "TINYINT" or "SMALLINT" or "UTINYINT" => new ColumnType(ColumnKind.SmallInt),
            "INTEGER" or "USMALLINT" => new ColumnType(ColumnKind.Integer),
            "BIGINT" or "UINTEGER" => new ColumnType(ColumnKind.BigInt),
            "HUGEINT" or "UBIGINT" => new ColumnType(ColumnKind.Decimal, 38, 0),
            "FLOAT" => new ColumnType(ColumnKind.Real),
            "DOUBLE" => new ColumnType(ColumnKind.Double),
            "BOOLEAN" => new ColumnType(ColumnKind.Boolean),
            "DATE" => new ColumnType(ColumnKind.Date),
            "TIME" => new ColumnType(ColumnKind.Time),
            "TIMESTAMP" => new ColumnType(ColumnKind.Timestamp),
            "TIMESTAMP WITH TIME ZONE" => new ColumnType(ColumnKind.TimestampTz),
            "INTERVAL" => new ColumnType(ColumnKind.IntervalDayToSecond),
            "BLOB" => new ColumnType(ColumnKind.Varbyte, 64000),
            "JSON" => new ColumnType(ColumnKind.Super),
            var type when type.StartsWith("DECIMAL", StringComparison.Ordinal) => new ColumnType(
                ColumnKind.Decimal,
                Convert.ToInt32(row[3], CultureInfo.InvariantCulture),
                Convert.ToInt32(row[4], CultureInfo.InvariantCulture)
            ),
            _ => new ColumnType(ColumnKind.Varchar, ColumnType.MaxVarcharBytes),
        };

    private static QualifiedName Key(QualifiedName name) => new(name.SchemaOrDefault, name.Name);

    private static (string Schema, string Table) Stored(QualifiedName name) =>
        (name.SchemaOrDefault == QualifiedName.DefaultSchema ? "main" : name.SchemaOrDefault, name.Name);

    private static string Literal(string value) => LiteralRewrites.Quote(value);
}
