using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>
/// The five star tables computed straight from a folder of log_data and song_data, all objects at once, without any SQL: the rules of
/// the warehouse in other words. Of duplicates the greatest ts stays, then the smallest of the other columns.
/// </summary>
internal sealed class WarehouseOracle
{
    private readonly IReadOnlyList<OracleEvent> _events;
    private readonly IReadOnlyList<OracleSong> _songs;

    private WarehouseOracle(IEnumerable<OracleEvent> events, IEnumerable<OracleSong> songs)
    {
        _events = [.. events.GroupBy(e => (e.SessionId, e.ItemInSession)).Select(versions => Order(versions).First())];
        _songs = [.. songs.GroupBy(song => song.SongId).Select(versions => Order(versions).First())];
    }

    /// <summary>Rows of staging_events.</summary>
    public int EventCount => _events.Count;

    public static WarehouseOracle Read(string folder) =>
        new(
            OracleJson.ReadAll(Path.Combine(folder, "log_data")).Select(json => new OracleEvent(json)),
            OracleJson.ReadAll(Path.Combine(folder, "song_data")).Select(json => new OracleSong(json))
        );

    public WarehouseTables Compute() =>
        WarehouseTables.Read(
            (table, _) =>
                table switch
                {
                    "songplays" => Songplays(),
                    "users" => Users(),
                    "songs" => Songs(),
                    "artists" => Artists(),
                    "time" => Times(),
                    _ => throw new ArgumentOutOfRangeException(nameof(table), table, null),
                }
        );

    private IEnumerable<string?[]> Songplays()
    {
        var songs = _songs.ToLookup(song =>
            MatchKey(song.Text("title"), song.Text("artist_name"), song.Number("duration"))
        );
        foreach (var play in _events.Where(e => e.IsPlay))
        {
            var key = MatchKey(play.Text("song"), play.Text("artist"), play.Length);
            var song = key is null ? null : songs[key].MinBy(match => match.SongId, OracleText.Utf8Order);
            yield return
            [
                Md5($"{play.SessionId}-{play.ItemInSession}"),
                OracleText.Of(play.Time),
                OracleText.Of(play.UserId),
                play.Text("level"),
                song?.SongId,
                song?.ArtistId,
                OracleText.Of(play.SessionId),
                OracleJson.NonEmpty(play.Text("location")),
                play.Text("userAgent"),
            ];
        }
    }

    private IEnumerable<string?[]> Users() =>
        from e in _events
        where e.UserId is not null
        group e by e.UserId into events
        let newest = events.MaxBy(e => (e.Time, e.ItemInSession, e.SessionId))
        select new[]
        {
            OracleText.Of(events.Key),
            newest.Text("firstName"),
            newest.Text("lastName"),
            newest.Text("gender"),
            newest.Text("level"),
        };

    private IEnumerable<string?[]> Songs() =>
        from song in _songs
        let year = song.Number("year")
        select new[]
        {
            song.SongId,
            song.Text("title"),
            song.ArtistId,
            year == 0 ? null : OracleText.Of(year),
            OracleText.Of(song.Number("duration")),
        };

    private IEnumerable<string?[]> Artists() =>
        from song in _songs
        where song.ArtistId is not null
        group song by song.ArtistId into songs
        let best = songs
            .OrderByDescending(song => song.Location is not null)
            .ThenByDescending(song => song.HasCoordinates)
            .ThenBy(song => song.SongId, OracleText.Utf8Order)
            .First()
        select new[]
        {
            songs.Key,
            best.Text("artist_name"),
            best.Location,
            OracleText.Of(best.Number("artist_latitude")),
            OracleText.Of(best.Number("artist_longitude")),
        };

    private IEnumerable<string?[]> Times() =>
        from time in _events.Where(e => e.IsPlay).Select(e => e.Time).Distinct()
        select new[]
        {
            OracleText.Of(time),
            OracleText.Of(time.Hour),
            OracleText.Of(time.Day),
            OracleText.Of(ISOWeek.GetWeekOfYear(time)),
            OracleText.Of(time.Month),
            OracleText.Of(time.Year),
            OracleText.Of((int)time.DayOfWeek),
        };

    private static IOrderedEnumerable<OracleEvent> Order(IEnumerable<OracleEvent> versions)
    {
        var order = versions.OrderByDescending(e => e.Time);
        order = ThenByTexts(order, "artist", "auth", "firstName", "gender", "lastName");
        order = order.ThenBy(e => e.Length, OracleText.NumberOrder);
        order = ThenByTexts(order, "level", "location", "method", "page");
        order = order.ThenBy(e => e.Number("registration"), OracleText.NumberOrder);
        order = ThenByTexts(order, "song");
        order = order.ThenBy(e => e.Number("status"), OracleText.NumberOrder);
        order = ThenByTexts(order, "userAgent");
        return order.ThenBy(e => (double?)e.UserId, OracleText.NumberOrder);
    }

    private static IOrderedEnumerable<OracleEvent> ThenByTexts(
        IOrderedEnumerable<OracleEvent> order,
        params string[] names
    ) => names.Aggregate(order, (current, name) => current.ThenBy(e => e.Text(name), OracleText.Utf8Order));

    private static IOrderedEnumerable<OracleSong> Order(IEnumerable<OracleSong> versions) =>
        versions
            .OrderBy(song => song.ArtistId, OracleText.Utf8Order)
            .ThenBy(song => song.Text("artist_name"), OracleText.Utf8Order)
            .ThenBy(song => song.Text("title"), OracleText.Utf8Order)
            .ThenBy(song => song.Number("duration"), OracleText.NumberOrder)
            .ThenBy(song => song.Number("year"), OracleText.NumberOrder)
            .ThenBy(song => song.Text("artist_location"), OracleText.Utf8Order)
            .ThenBy(song => song.Number("artist_latitude"), OracleText.NumberOrder)
            .ThenBy(song => song.Number("artist_longitude"), OracleText.NumberOrder);

    // Redshift compares without trailing blanks; NULL equals nothing.
    private static object? MatchKey(string? title, string? artist, double? duration) =>
        title is null || artist is null || duration is null
            ? null
            : (title.TrimEnd(' '), artist.TrimEnd(' '), duration);

    // What the songplay_id is, not a matter of security.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
