using System.Data.Common;
using DuckDB.NET.Data;
using Npgsql;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.DuckDb.Library;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.Postgres;

namespace Sparkify.Tool.Tests.Dialects.Functions;

/// <summary>A database with the tool's library in it, which runs translated queries.</summary>
internal sealed class FunctionHost : IDisposable
{
    private const string ToolSchema = "sparkify";

    private readonly DbConnection connection;
    private readonly Dialect dialect;
    private readonly Dictionary<string, TableDefinition> tables = new(StringComparer.Ordinal);
    private readonly string? database;

    private FunctionHost(DbConnection connection, Dialect dialect, string? database = null)
    {
        this.connection = connection;
        this.dialect = dialect;
        this.database = database;
    }

    public static FunctionHost Open(string engine) => engine == "duckdb" ? DuckDb() : Postgres();

    public void Dispose()
    {
        connection.Dispose();
        if (database is not null)
        {
            PostgresServer.Shared.DropDatabase(database);
        }
    }

    /// <summary>CREATE TABLE with the engine's types; anything else as it stands.</summary>
    public void Prepare(string statement)
    {
        if (!statement.StartsWith("create table ", StringComparison.Ordinal))
        {
            Execute(statement);
            return;
        }

        var table = CreateTableParser.Parse(SqlStatement.Own(statement)).Definition;
        tables[table.Name.Name] = table;
        var columns = table.Columns.Select(c => $"{c.Name} {dialect.TypeName(c.Type)}");
        Execute($"create table {table.Name.Name} ({string.Join(", ", columns)})");
    }

    public string Run(string query)
    {
        var catalog = new TranslationCatalog(dialect.Name, ToolSchema, name => tables.GetValueOrDefault(name.Name));
        using var command = connection.CreateCommand();
        command.CommandText = Renderer.Translate(SqlStatement.Own(query), catalog, dialect).Text.Text;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(i => Field(reader, i))));
        }

        return string.Join(" | ", rows);
    }

    private static string Field(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? "NULL"
        : reader is DuckDBDataReader row ? RedshiftText.Format(DuckDbValues.ReaderOf(row, column)(row, column))!
        : RedshiftText.Format(reader.GetValue(column))!;

    private static FunctionHost DuckDb()
    {
        var settings = new DuckDBConnectionStringBuilder
        {
            DataSource = ":memory:",
            ["default_null_order"] = "nulls_last_on_asc_first_on_desc",
            ["integer_division"] = "true",
            ["autoload_known_extensions"] = "false",
        };
        var connection = new DuckDBConnection(settings.ConnectionString);
        connection.Open();
        var host = new FunctionHost(connection, DuckDbDialect.Dialect);
        host.Execute($"create schema {ToolSchema}");
        foreach (var macro in DuckDbLibrary.ByName.Values)
        {
            var definition = macro.Definition.Replace("{lib}", ToolSchema, StringComparison.Ordinal);
            host.Execute($"create macro {ToolSchema}.{definition}");
        }

        return host;
    }

    private static FunctionHost Postgres()
    {
        var database = PostgresServer.Shared.CreateDatabase();
        var connection = new NpgsqlConnection(database);
        connection.Open();
        var host = new FunctionHost(connection, PostgresDialect.Dialect, database);
        host.Execute("set extra_float_digits = 0");
        return host;
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
