using Sparkify.Tool.Tests.EndToEnd;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>The repository's own warehouse on the double: the rows are DuckDB's, and what a cluster would be sent is approved.</summary>
public sealed class RedshiftWarehouseTests
{
    /// <summary>Columns by name; loaded_at is when, and so another one.</summary>
    private static readonly string[] Queries =
    [
        "select artist, auth, first_name, gender, item_in_session, last_name, length, level, location, method, page, registration, session_id, song, status, ts, user_agent, user_id from staging_events",
        "select num_songs, artist_id, artist_latitude, artist_longitude, artist_location, artist_name, song_id, title, duration, year from staging_songs",
        "select songplay_id, start_time, user_id, level, song_id, artist_id, session_id, location, user_agent from songplays",
        "select user_id, first_name, last_name, gender, level from users",
        "select song_id, title, artist_id, year, duration from songs",
        "select artist_id, name, location, latitude, longitude from artists",
        "select start_time, hour, day, week, month, year, weekday from \"time\"",
    ];

    [Fact]
    public async Task Rows_are_those_of_duckdb_and_transcripts_are_approved()
    {
        await using var redshift = await RedshiftProject.StartWarehouseAsync();
        using var duckDb = new SampleProject();
        duckDb.Ok("run");

        redshift.Ok("run");
        var first = redshift.Server.Transcript.Entries;
        redshift.Server.Transcript.Clear();
        redshift.Ok("run");
        var second = redshift.Server.Transcript.Entries;

        foreach (var query in Queries)
        {
            Assert.Equal(Rows(duckDb.Ok("query", "--format", "csv", query)), redshift.Query(query).Order());
        }

        redshift.Ok("check");
        TranscriptFile.Approve("first-run", first, redshift.Bucket.Name);
        TranscriptFile.Approve("second-run", second, redshift.Bucket.Name);
    }

    private static IOrderedEnumerable<string> Rows(string csv) =>
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Order();
}
