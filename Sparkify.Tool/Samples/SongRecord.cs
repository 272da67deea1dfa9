using System.Globalization;

namespace Sparkify.Tool.Samples;

/// <summary>What a listener hears. Duration in hundred-thousandths of a second, the unit of the song data.</summary>
internal sealed record Song(string Artist, string Title, long Duration);

/// <summary>One song object. Coordinates in hundred-thousandths of a degree; Year 0 and Location "" where they are not known.</summary>
internal sealed record SongRecord(string TrackId, string SongId, string ArtistId, Song Song)
{
    public required string Location { get; init; }

    public required (long Latitude, long Longitude)? Coordinates { get; init; }

    public required int Year { get; init; }

    public required JsonStyle Style { get; init; }

    /// <summary>The object's bytes: one line as Python's json.dumps writes it, without a line break, as the real objects are.</summary>
    public void WriteTo(LineBuffer line)
    {
        line.Add("{\"num_songs\": 1, \"artist_id\": "u8).Add(JsonText.String(ArtistId, Style));
        AddNumber(line.Add(", \"artist_latitude\": "u8), Coordinates?.Latitude);
        AddNumber(line.Add(", \"artist_longitude\": "u8), Coordinates?.Longitude);
        line.Add(", \"artist_location\": "u8).Add(JsonText.String(Location, Style));
        line.Add(", \"artist_name\": "u8).Add(JsonText.String(Song.Artist, Style));
        line.Add(", \"song_id\": "u8).Add(JsonText.String(SongId, Style));
        line.Add(", \"title\": "u8).Add(JsonText.String(Song.Title, Style));
        AddNumber(line.Add(", \"duration\": "u8), Song.Duration);
        line.Add(", \"year\": "u8).Add(Year).Add("}"u8);
    }

    private static void AddNumber(LineBuffer line, long? number) =>
        line.Add(number is { } value ? System.Text.Encoding.ASCII.GetBytes(JsonText.Decimal(value)) : "null"u8);
}

/// <summary>Identifiers of the Million Song Dataset's form; two numbers never give the same one.</summary>
internal static class SongIds
{
    private const int SongsPerFolder = 12;
    private const int TrackBits = 28;

    /// <summary>TR, the three letters of its folder, two letters, 128F, seven hexadecimal digits.</summary>
    public static string Track(long seed, int index)
    {
        var folder = index / SongsPerFolder;
        var letters = Letters(seed, index, RandomStream.Song, 2);
        var path = $"{Letter(folder / 676)}{Letter(folder / 26)}{Letter(folder)}";
        return $"TR{path}{letters}128F{Hex(Scatter(seed, index, TrackBits), 7)}";
    }

    /// <summary>song_data/A/B/C/TRABC….json</summary>
    public static string TrackPath(string track) => $"song_data/{track[2]}/{track[3]}/{track[4]}/{track}.json";

    public static string Song(long seed, int index) =>
        $"SO{Letters(seed, index, RandomStream.Record, 5)}12A{Hex(Scatter(seed, index, 32), 8)}";

    public static string Artist(long seed, int index) =>
        $"AR{Letters(seed, index, RandomStream.Artist, 5)}1187{Hex(Scatter(seed, index, TrackBits), 7)}";

    /// <summary>A bijection of the numbers of that many bits: an odd factor and a shift by half lose nothing.</summary>
    private static ulong Scatter(long seed, int index, int bits)
    {
        unchecked
        {
            var mask = (1UL << bits) - 1;
            var value = ((ulong)index + SampleRandom.Mix((ulong)seed)) * 0x9E3779B1UL & mask;
            value ^= value >> (bits / 2);
            return value * 0x85EBCA6BUL & mask;
        }
    }

    private static string Letters(long seed, int index, RandomStream stream, int count)
    {
        var random = SampleRandom.For(seed, stream, -1L - index);
        return string.Create(
            count,
            random,
            static (letters, source) =>
            {
                for (var i = 0; i < letters.Length; i++)
                {
                    letters[i] = Letter(source.Next(26));
                }
            }
        );
    }

    private static char Letter(int number) => (char)('A' + number % 26);

    private static string Hex(ulong value, int digits) =>
        value.ToString("X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
