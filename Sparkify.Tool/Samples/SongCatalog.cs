namespace Sparkify.Tool.Samples;

/// <summary>
/// The songs of a sample. A record is made from its number alone, so that nothing is kept. Durations in the catalog are even;
/// a song that it does not hold has an odd one, or an artist or a title that ends as none of the catalog does.
/// </summary>
internal sealed class SongCatalog(long seed, int count)
{
    private const int ReissueEvery = 8;
    private const long DegreeUnits = 100_000;

    /// <summary>About two songs an artist.</summary>
    private readonly int artistCount = Math.Max(1, count * 3 / 5);

    public int Count => count;

    public SongRecord this[int index]
    {
        get
        {
            var (song, artist) = WorkOf(index);
            var random = SampleRandom.For(seed, RandomStream.Record, index);
            var isElsewhere = IsReissue(index) && random.OneIn(3);
            return new SongRecord(
                SongIds.Track(seed, index),
                SongIds.Song(seed, index),
                SongIds.Artist(seed, isElsewhere ? random.Next(artistCount) : artist),
                song
            )
            {
                Location = random.Percent(45) ? "" : random.Pick(Words.Locations),
                Coordinates = random.Percent(40) ? Coordinates(random) : null,
                Year = random.Percent(50) ? 0 : random.Between(1955, 2012),
                Style = random.OneIn(3) ? JsonStyle.Utf8 : JsonStyle.Ascii,
            };
        }
    }

    public string TrackPath(int index) => SongIds.TrackPath(SongIds.Track(seed, index));

    /// <summary>A song that is not in the catalog, though a third of them resembles one that is.</summary>
    public Song Unknown(int index)
    {
        var random = SampleRandom.For(seed, RandomStream.UnknownSong, index);
        var invented = new Song(
            SongNames.Artist(random, index),
            SongNames.Title(random, index),
            Duration(random, parity: 1)
        );
        if (count == 0 || !random.OneIn(3))
        {
            return invented;
        }

        var known = WorkOf(random.Next(count)).Song;
        var other = random.Next(3) switch
        {
            0 => known with { Duration = known.Duration + 1 },
            1 => known with { Artist = known.Artist + " Tribute Band" },
            _ => known with { Title = known.Title + " (Karaoke Version)" },
        };
        return SongNames.Fits(other.Artist) && SongNames.Fits(other.Title) ? other : invented;
    }

    /// <summary>A reissue is a further record of the same artist's name, title and duration.</summary>
    private (Song Song, int Artist) WorkOf(int index)
    {
        while (IsReissue(index))
        {
            index--;
        }

        var random = SampleRandom.For(seed, RandomStream.Song, index);
        var artist = random.Next(artistCount);
        var name = SongNames.Artist(SampleRandom.For(seed, RandomStream.Artist, artist), artist);
        var isDuet = name.Length < SongNames.MaxBytes / 2 && random.OneIn(8);
        var credit = isDuet ? $"{name} feat. {SongNames.Plain(random)}" : name;
        return (new Song(credit, SongNames.Title(random, index), Duration(random, parity: 0)), artist);
    }

    private bool IsReissue(int index) =>
        index > 0 && SampleRandom.For(seed, RandomStream.Reissue, index).OneIn(ReissueEvery);

    private static long Duration(SampleRandom random, int parity)
    {
        var seconds = 30 + random.Next(210) + random.Next(210);
        return seconds * 100_000L + random.Next(50_000) * 2 + parity;
    }

    private static (long Latitude, long Longitude) Coordinates(SampleRandom random) =>
        (random.NextLong(180 * DegreeUnits) - 90 * DegreeUnits, random.NextLong(360 * DegreeUnits) - 180 * DegreeUnits);
}
