using System.Text.Json;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>The real logs and songs, against System.Text.Json. Without them there is nothing to hold.</summary>
public sealed class RealDataTests
{
    private const string Events =
        "artist varchar(1024), auth varchar(32), first_name varchar(256), gender varchar(16), item_in_session integer not null, "
        + "last_name varchar(256), length double precision, level varchar(16), location varchar(1024), method varchar(16), page varchar(64), "
        + "registration bigint, session_id integer not null, song varchar(1024), status integer, ts timestamp not null, "
        + "user_agent varchar(1024), user_id integer";

    [Theory]
    [InlineData(16, 1)]
    [InlineData(64 << 10, 3)]
    public async Task Every_event_loads_with_its_values(int bufferBytes, int workerCount)
    {
        if (Repository.Dataset is not { } dataset)
        {
            return;
        }

        using var bench = new CopyBench
        {
            Settings = new() { BufferBytes = bufferBytes },
            WorkerCount = workerCount,
        };
        bench.MountDirectory = dataset;
        var result = await bench.RunAsync(
            $"create table staging_events ({Events})",
            "copy staging_events from 's3://b/log_data' iam_role default json 's3://b/log_json_path.json' timeformat 'epochmillisecs'"
        );
        var expected = Directory
            .GetFiles(Path.Join(dataset, "log_data"), "*.json", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0)
            .Select(ExpectedEvent);
        Assert.Equal(8056, result.Outcome.RowCount);
        Assert.Equal(30, result.Outcome.Objects.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), result.Rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_song_loads_by_the_names_of_its_columns()
    {
        if (Repository.Dataset is not { } dataset)
        {
            return;
        }

        using var bench = new CopyBench { MountDirectory = dataset };
        var result = await bench.RunAsync(
            "create table staging_songs (song_id varchar(32), title varchar(1024), duration double precision, year int, nothing int)",
            "copy staging_songs from 's3://b/song_data' iam_role default json 'auto'"
        );
        Assert.Equal(71, result.Outcome.RowCount);
        Assert.Contains("SOGVQGJ12AB017F169|Ten Tonne|337.68444|2005|\\N", result.Rows);
    }

    private static string ExpectedEvent(string line)
    {
        using var document = JsonDocument.Parse(line);
        return string.Join(
            '|',
            document
                .RootElement.EnumerateObject()
                .Select(p =>
                    (p.Name, p.Value.ValueKind) switch
                    {
                        (_, JsonValueKind.Null) => "\\N",
                        ("ts", _) => DateTime
                            .UnixEpoch.AddMilliseconds(p.Value.GetInt64())
                            .ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", null),
                        ("userId", _) => p.Value.GetString() is { Length: > 0 } id ? id : "\\N",
                        ("registration", _) => p.Value.GetDouble().ToString("F0", null),
                        (_, JsonValueKind.Number) => p.Value.GetDouble().ToString("R", null),
                        _ => p.Value.GetString(),
                    }
                )
        );
    }
}
