using DuckDB.NET.Data;

namespace Sparkify.Tool.Benchmarks;

/// <summary>Row counts and sums of row hashes, but for the column loaded_at, which is the time of the run.</summary>
internal static class TableDigest
{
    public static string Of(string database, IEnumerable<string> tables)
    {
        using var connection = new DuckDBConnection($"DataSource={database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        return string.Join('\n', tables.Select(table => Of(command, table)));
    }

    private static string Of(DuckDBCommand command, string table)
    {
        command.CommandText = $"""
            select concat_ws(' ', '{table}', count(*), sum(hash(columns(lambda c: c <> 'loaded_at'))::hugeint))
            from "{table}"
            """;
        using var reader = command.ExecuteReader();
        var digest = new List<string>();
        while (reader.Read())
        {
            digest.AddRange(Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString()!));
        }

        return string.Join('\n', digest);
    }
}
