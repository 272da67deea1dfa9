using System.Text.Json.Nodes;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>The oracle judges the SQL, so its own rules are held to cases worked out by hand.</summary>
public sealed class OracleRulesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparkify-oracle-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Newest_event_decides_a_user_and_item_in_session_breaks_ties()
    {
        var tables = Compute(
            [
                Event(1, 0, ts: 5000, user: "7", level: "paid"),
                Event(1, 1, ts: 5000, user: "7", level: "free"),
                Event(1, 2, 1, "7", "paid"),
            ],
            []
        );

        AssertRow(Assert.Single(tables["users"].Rows), "7", null, null, null, "free");
    }

    [Fact]
    public void Greatest_ts_stays_of_duplicates_and_exact_ones_count_once()
    {
        var tables = Compute(
            [Event(1, 0, 1000, "7", "free"), Event(1, 0, 2000, "8", "paid"), Event(1, 0, 2000, "8", "paid")],
            []
        );

        Assert.Equal("8", Assert.Single(tables["users"].Rows)[0]);
        Assert.Equal("1970-01-01 00:00:02", Assert.Single(tables["songplays"].Rows)[1]);
    }

    [Fact]
    public void Play_takes_the_smallest_matching_song_and_its_artist()
    {
        var tables = Compute(
            [Event(1, 0, 1000, "7", "free")],
            [Song("SO2", "AR2"), Song("SO1", "AR1"), Song("SO0", "AR0", duration: 99.5)]
        );

        AssertRow(Assert.Single(tables["songplays"].Rows)[4..6], "SO1", "AR1");
    }

    [Fact]
    public void Empty_user_id_is_nobody()
    {
        var tables = Compute([Event(1, 0, 1000, "", "free")], []);

        Assert.Empty(tables["users"].Rows);
        Assert.Null(Assert.Single(tables["songplays"].Rows)[2]);
    }

    [Fact]
    public void Artist_record_with_a_location_wins_then_with_coordinates_then_the_smallest_song()
    {
        var tables = Compute(
            [],
            [
                Song("SO1", "AR1"),
                Song("SO2", "AR1", latitude: 1.5),
                Song("SO3", "AR1", location: "Malmö"),
                Song("SO4", "AR1", location: "Åre"),
                Song("SO5", "AR2"),
                Song("SO6", "AR2", latitude: 1.5),
            ]
        );

        AssertRow(tables["artists"].Rows[0], "AR1", "Tool", "Malmö", null, null);
        AssertRow(tables["artists"].Rows[1], "AR2", "Tool", null, "1.5", "2.25");
    }

    [Fact]
    public void Time_is_cut_in_utc_with_iso_weeks_and_sunday_as_zero()
    {
        // Sunday 2018-12-30 23:59:59.120 UTC, the last second of ISO week 52.
        var tables = Compute([Event(1, 0, 1546214399120, "7", "free")], []);

        AssertRow(Assert.Single(tables["time"].Rows), "2018-12-30 23:59:59.12", "23", "30", "52", "12", "2018", "0");
    }

    [Fact]
    public void Songplay_id_is_the_md5_of_session_and_item()
    {
        var tables = Compute([Event(438, 12, 1000, "7", "free")], []);

        // printf 438-12 | md5sum
        Assert.Equal("ca575d651bd8dc17c5911d83123d406c", Assert.Single(tables["songplays"].Rows)[0]);
    }

    private static void AssertRow(string?[] actual, params string?[] expected) =>
        Assert.Equal(expected.AsEnumerable(), actual.AsEnumerable());

    private WarehouseTables Compute(JsonObject[] events, JsonObject[] songs)
    {
        var set = new ObjectSet { ["log_data/events.json"] = events, ["song_data/songs.json"] = songs };
        set.Write(folder);
        return WarehouseOracle.Read(folder).Compute();
    }

    private static JsonObject Event(int session, int item, long ts, string user, string level) =>
        new()
        {
            ["artist"] = "Tool",
            ["itemInSession"] = item,
            ["length"] = 300.5,
            ["level"] = level,
            ["page"] = "NextSong",
            ["sessionId"] = session,
            ["song"] = "Intro",
            ["ts"] = ts,
            ["userId"] = user,
        };

    private static JsonObject Song(
        string song,
        string artist,
        double duration = 300.5,
        string location = "",
        double? latitude = null
    ) =>
        new()
        {
            ["artist_id"] = artist,
            ["artist_latitude"] = latitude,
            ["artist_longitude"] = latitude + 0.75,
            ["artist_location"] = location,
            ["artist_name"] = "Tool",
            ["song_id"] = song,
            ["title"] = "Intro",
            ["duration"] = duration,
            ["year"] = 0,
        };
}
