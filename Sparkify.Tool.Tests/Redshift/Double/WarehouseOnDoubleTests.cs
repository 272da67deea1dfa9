using System.Globalization;
using System.Text;
using Npgsql;
using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Warehouse;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>The repository's own SQL runs on the double statement by statement, without the tool, and gives what the rules define.</summary>
public sealed class WarehouseOnDoubleTests
{
    private const string Url = "s3://bucket/";

    [Fact]
    public Task The_sample_gives_the_star_schema() => AssertStarSchemaAsync(Path.Combine(Repository.Root, "sample"));

    [Fact]
    public async Task The_real_data_give_the_star_schema()
    {
        if (Repository.Dataset is { } dataset)
        {
            await AssertStarSchemaAsync(dataset);
        }
    }

    private static async Task AssertStarSchemaAsync(string folder)
    {
        await using var scratch = await DoubleScratch.StartAsync();
        Put(scratch.Objects, folder);
        await RunAsync(scratch.Client, "migrations");

        for (var load = 0; load < 2; load++)
        {
            await scratch.RunAsync("begin");
            await RunAsync(scratch.Client, "transforms");
            await scratch.RunAsync("commit");
        }

        var actual = new List<WarehouseTable>();
        foreach (var (name, columns) in WarehouseTables.Shape)
        {
            actual.Add(new WarehouseTable(name, columns, await RowsAsync(scratch.Client, name, columns)));
        }

        Assert.Empty(WarehouseOracle.Read(folder).Compute().DifferencesTo(new WarehouseTables(actual)));
        foreach (var check in Statements("checks"))
        {
            Assert.Empty(await scratch.Client.RowsAsync(check));
        }
    }

    private static void Put(CopyObjects objects, string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var key = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            objects.Put("bucket", key, File.ReadAllBytes(path));
        }
    }

    private static async Task RunAsync(NpgsqlConnection client, string folder)
    {
        foreach (var statement in Statements(folder))
        {
            await client.RunAsync(statement);
        }
    }

    private static IEnumerable<string> Statements(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.sql")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Tokenizer.Split(File.ReadAllText(path)))
            .Select(statement => WithVariables(statement.Sql));

    private static string WithVariables(string sql) =>
        new StringBuilder(sql)
            .Replace("${log_data}", Url + "log_data")
            .Replace("${song_data}", Url + "song_data")
            .Replace("${log_json_path}", Url + "log_json_path.json")
            .Replace("${iam_role}", "arn:aws:iam::123456789012:role/load")
            .ToString();

    private static async Task<List<string?[]>> RowsAsync(
        NpgsqlConnection client,
        string table,
        IReadOnlyList<string> columns
    )
    {
        await using var command = new NpgsqlCommand($"select {string.Join(", ", columns)} from {table}", client);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, columns.Count).Select(i => Text(reader.GetValue(i)))]);
        }

        return rows;
    }

    private static string? Text(object value) =>
        value switch
        {
            DBNull => null,
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
