using System.Text;
using System.Text.Json;
using Sparkify.Tool.Samples;

namespace Sparkify.Tool.Tests.Samples;

public sealed class SampleSongsTests(SampleSongsTests.Fixture fixture) : IClassFixture<SampleSongsTests.Fixture>
{
    private static readonly string[] Fields =
    [
        "num_songs",
        "artist_id",
        "artist_latitude",
        "artist_longitude",
        "artist_location",
        "artist_name",
        "song_id",
        "title",
        "duration",
        "year",
    ];

    private readonly WrittenSample sample = fixture.Sample;
    private readonly IReadOnlyList<JsonElement> songs = fixture.Songs;

    [Fact]
    public void Every_song_has_the_fields_of_the_real_data_in_their_order()
    {
        Assert.Equal(Fixture.Options.Songs, songs.Count);
        Assert.All(songs, song => Assert.Equal(Fields, song.EnumerateObject().Select(field => field.Name)));
        Assert.StartsWith(
            "{\"num_songs\": 1, \"artist_id\": \"AR",
            Encoding.UTF8.GetString(sample.Bytes(sample.SongPaths[0]))
        );
    }

    [Fact]
    public void Songs_stand_in_the_folders_of_their_tracks_letters()
    {
        Assert.All(
            sample.SongPaths,
            path =>
                Assert.Matches("^song_data/([A-Z])/([A-Z])/([A-Z])/TR\\1\\2\\3[A-Z]{2}128F[0-9A-F]{7}\\.json$", path)
        );
    }

    [Fact]
    public void Identifiers_have_the_real_form_and_song_ids_are_unique()
    {
        Assert.Equal(songs.Count, songs.Select(song => Text(song, "song_id")).Distinct().Count());
        Assert.All(songs, song => Assert.Matches("^SO[A-Z]{5}12A[0-9A-F]{8}$", Text(song, "song_id")));
        Assert.All(songs, song => Assert.Matches("^AR[A-Z]{5}1187[0-9A-F]{7}$", Text(song, "artist_id")));
    }

    [Fact]
    public void Some_records_share_title_artist_and_duration()
    {
        var works = songs
            .GroupBy(song =>
                (Text(song, "title"), Text(song, "artist_name"), song.GetProperty("duration").GetDecimal())
            )
            .Where(work => work.Count() > 1)
            .ToList();

        Assert.InRange(works.Count, songs.Count / 25, songs.Count / 5);
        Assert.Contains(works, work => work.Select(song => Text(song, "artist_id")).Distinct().Count() > 1);
    }

    [Fact]
    public void Records_of_one_artist_differ_in_location_coordinates_and_name()
    {
        var artists = songs.GroupBy(song => Text(song, "artist_id")).Where(artist => artist.Count() > 1).ToList();

        Assert.Contains(artists, artist => Differ(artist, song => Text(song, "artist_location").Length > 0));
        Assert.Contains(artists, artist => Differ(artist, HasCoordinates));
        Assert.Contains(artists, artist => Differ(artist, song => Text(song, "artist_name")));
        Assert.Contains(
            artists,
            artist => artist.All(song => Text(song, "artist_location").Length == 0) && Differ(artist, HasCoordinates)
        );
    }

    [Fact]
    public void Coordinates_come_in_pairs_on_the_globe()
    {
        foreach (var song in songs)
        {
            var latitude = song.GetProperty("artist_latitude");
            var longitude = song.GetProperty("artist_longitude");
            Assert.Equal(latitude.ValueKind, longitude.ValueKind);
            if (HasCoordinates(song))
            {
                Assert.InRange(latitude.GetDouble(), -90, 90);
                Assert.InRange(longitude.GetDouble(), -180, 180);
            }
        }
    }

    [Fact]
    public void Years_may_be_unknown_and_names_are_escaped_or_not()
    {
        var all = string.Concat(sample.SongPaths.Select(path => Encoding.UTF8.GetString(sample.Bytes(path))));

        Assert.InRange(
            songs.Count(song => song.GetProperty("year").GetInt32() == 0),
            songs.Count / 3,
            songs.Count * 2 / 3
        );
        Assert.Contains("\\u00e9", all);
        Assert.Contains("é", all);
        Assert.Contains("\\ud83d\\udc94", all);
        Assert.All(songs, song => Assert.InRange(Encoding.UTF8.GetByteCount(Text(song, "title")), 1, 200));
        Assert.All(songs, song => Assert.InRange(Encoding.UTF8.GetByteCount(Text(song, "artist_name")), 1, 200));
        Assert.Contains(songs, song => Encoding.UTF8.GetByteCount(Text(song, "title")) > 190);
        Assert.Contains(songs, song => Encoding.UTF8.GetByteCount(Text(song, "artist_name")) > 190);
    }

    [Fact]
    public void Track_and_song_ids_of_a_large_catalog_never_collide()
    {
        var catalog = new SongCatalog(seed: 3, count: 300_000);
        var tracks = Enumerable.Range(0, catalog.Count).Select(catalog.TrackPath).ToHashSet();

        Assert.Equal(catalog.Count, tracks.Count);
    }

    private static bool HasCoordinates(JsonElement song) =>
        song.GetProperty("artist_latitude").ValueKind == JsonValueKind.Number;

    private static bool Differ<T>(IEnumerable<JsonElement> records, Func<JsonElement, T> value) =>
        records.Select(value).Distinct().Count() > 1;

    private static string Text(JsonElement song, string field) => song.GetProperty(field).GetString()!;

    public sealed class Fixture : IDisposable
    {
        internal static readonly SampleOptions Options = new(Songs: 400, Users: 1, Days: 1, Events: 0, Seed: 11);

        public WrittenSample Sample { get; } = WrittenSample.Of(Options);

        public IReadOnlyList<JsonElement> Songs => field ??= Sample.Songs();

        public void Dispose() => Sample.Dispose();
    }
}
