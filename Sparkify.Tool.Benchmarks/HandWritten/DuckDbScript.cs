using DuckDB.NET.Data;

namespace Sparkify.Tool.Benchmarks.HandWritten;

/// <summary>Runs a SQL file beside the program, in which ${name} stands for the value of name=value.</summary>
internal static class DuckDbScript
{
    public static void Run(string database, string script, IEnumerable<string> values)
    {
        var sql = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "HandWritten", script));
        foreach (var value in values)
        {
            var name = value[..value.IndexOf('=', StringComparison.Ordinal)];
            sql = sql.Replace($"${{{name}}}", value[(name.Length + 1)..], StringComparison.Ordinal);
        }

        using var connection = new DuckDBConnection($"DataSource={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
