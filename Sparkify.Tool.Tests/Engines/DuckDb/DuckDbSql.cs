using DuckDB.NET.Data;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

internal static class DuckDbSql
{
    public static long Run(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public static object? Value(this DuckDBConnection connection, string sql) =>
        Rows(connection, sql).Single().Single();

    public static object?[][] Rows(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([
                .. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)),
            ]);
        }

        return [.. rows];
    }
}
