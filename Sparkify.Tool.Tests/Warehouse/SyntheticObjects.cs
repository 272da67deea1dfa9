using System.Text.Json.Nodes;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>
/// Small sets of objects in which everything collides: few users, few times, songs that share title, artist name and duration, artists
/// with several records, exact duplicates across objects, and other versions of a key within one object. The same for the same seed.
/// </summary>
internal sealed class SyntheticObjects(Random random)
{
    // 2018-12-31 22:00 UTC: the ISO week and the year differ, and an hour of it goes over midnight.
    private const long FirstTime = 1546293600000;

    private const int SessionCount = 3;

    private static readonly string[] Titles = ["Intro", "Ænima", "Ten Tonne", "Intro  ", ""];
    private static readonly string[] ArtistNames = ["Björk", "Tool", "Tool "];
    private static readonly double[] Durations = [207.93424, 99.16036, 300];
    private static readonly string?[] Locations = ["Malmö, Sweden", "", "  ", null, "Åre \U0001F3BF"];
    private static readonly string[] Pages = ["NextSong", "NextSong", "NextSong", "Home", "Logout"];

    public static ObjectSet Create(int seed, int logCount = 6, int songCount = 12) =>
        new SyntheticObjects(new Random(seed)).Create(logCount, songCount);

    /// <summary>A copy in which some objects differ: users, times, pages, levels, titles, artists, and a key that is new.</summary>
    public static ObjectSet Change(ObjectSet set, int seed, out IReadOnlyList<string> changedKeys)
    {
        var random = new Random(seed);
        var copy = set.Copy();
        // A key that stands in two objects has no order among its versions; such objects stay as they are.
        var candidates = copy.Keys.Where(key => !key.Contains("shared", StringComparison.Ordinal)).ToArray();
        random.Shuffle(candidates);
        changedKeys = [.. candidates.Take(1 + random.Next(3))];
        foreach (var key in changedKeys)
        {
            new SyntheticObjects(random).Change(copy, key);
        }

        return copy;
    }

    private ObjectSet Create(int logCount, int songCount)
    {
        var set = new ObjectSet();
        for (var log = 0; log < logCount; log++)
        {
            set[$"log_data/2018/12/{log:00}-events.json"] =
            [
                .. Enumerable.Range(FirstItem(log), 2 + random.Next(8)).SelectMany(item => Versions(log, item)),
            ];
        }

        for (var song = 0; song < songCount; song++)
        {
            set[$"song_data/A/B/{song % 3}/SO{song:00}.json"] = [Song(song)];
        }

        AddSharedDuplicates(set, logCount, songCount);
        return set;
    }

    // Three sessions, each in several objects: the same items in all of them, no item of a session twice.
    private static int FirstItem(int log) => log / SessionCount * 20;

    // The same event and the same song in two objects each, whose contents Change leaves alone.
    private void AddSharedDuplicates(ObjectSet set, int logCount, int songCount)
    {
        JsonObject sharedEvent = Event(logCount, FirstItem(logCount));
        JsonObject sharedSong = Song(songCount);
        foreach (var copy in (string[])["a", "b"])
        {
            set[$"log_data/2018/12/shared-{copy}-events.json"] = [sharedEvent.DeepClone().AsObject()];
            set[$"song_data/A/B/shared/{copy}.json"] = [sharedSong.DeepClone().AsObject()];
        }
    }

    private IEnumerable<JsonObject> Versions(int log, int item)
    {
        var version = Event(log, item);
        yield return version;
        if (random.Next(4) == 0)
        {
            yield return version.DeepClone().AsObject();
        }

        if (random.Next(4) == 0)
        {
            yield return Event(log, item);
        }
    }

    private void Change(ObjectSet set, string key)
    {
        if (!ObjectSet.IsLog(key))
        {
            var number = int.Parse(key.AsSpan()[^7..^5], System.Globalization.CultureInfo.InvariantCulture);
            set[key] = [Song(number)];
            return;
        }

        var log = int.Parse(
            key.AsSpan("log_data/2018/12/".Length, 2),
            System.Globalization.CultureInfo.InvariantCulture
        );
        var items = set[key].Select(record => (int)record["itemInSession"]!).Distinct().ToList();
        items.Add(items.Max() + 1);
        set[key] = [.. items.Select(item => random.Next(3) == 0 ? Event(log, item) : Kept(set[key], log, item))];
    }

    // Of several versions in an object the first may not be the one that stays; leaving one is a change, too.
    private JsonObject Kept(IReadOnlyList<JsonObject> records, int log, int item) =>
        records.FirstOrDefault(record => (int)record["itemInSession"]! == item)?.DeepClone().AsObject()
        ?? Event(log, item);

    private JsonObject Event(int log, int item)
    {
        // Some users have one event only, and are gone when it changes.
        var user = random.Next(3) == 0 ? 10 + random.Next(50) : random.Next(6);
        var page = Pick(Pages);
        var isPlay = page == "NextSong";
        return new JsonObject
        {
            ["artist"] = isPlay ? Pick(ArtistNames) : null,
            ["auth"] = user == 0 ? "Logged Out" : "Logged In",
            ["firstName"] = user == 0 ? null : $"First{random.Next(3)}",
            ["gender"] = user == 0 ? null : Pick(["F", "M"]),
            ["itemInSession"] = item,
            ["lastName"] = user == 0 ? null : "Öst",
            ["length"] = isPlay ? Pick(Durations) : null,
            ["level"] = Pick(["free", "paid"]),
            ["location"] = Pick(Locations),
            ["method"] = "PUT",
            ["page"] = page,
            ["registration"] = user == 0 ? null : 1541033612796.0,
            ["sessionId"] = 100 + (log % SessionCount),
            ["song"] = isPlay ? Pick(Titles) : null,
            ["status"] = 200,
            ["ts"] = FirstTime + (random.Next(20) * 599_999L),
            ["userAgent"] = "\"Mozilla/5.0 (X11; Linux x86_64)\"",
            ["userId"] = user == 0 ? "" : $"{user}",
        };
    }

    private JsonObject Song(int number) =>
        new()
        {
            ["num_songs"] = 1,
            ["artist_id"] = $"AR{random.Next(5)}",
            ["artist_latitude"] = random.Next(2) == 0 ? null : 55.6,
            ["artist_longitude"] = random.Next(3) == 0 ? null : -12.99,
            ["artist_location"] = Pick(Locations),
            ["artist_name"] = Pick(ArtistNames),
            ["song_id"] = $"SO{number:00}",
            ["title"] = Pick(Titles),
            ["duration"] = Pick(Durations),
            ["year"] = Pick([0, 1999, 2005]),
        };

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
