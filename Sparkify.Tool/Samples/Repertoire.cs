using System.Text;

namespace Sparkify.Tool.Samples;

/// <summary>A song as it stands in an event: JSON values, ready to be copied.</summary>
internal sealed record PlayedSong(byte[] Artist, byte[] Title, byte[] Length, long Milliseconds);

/// <summary>
/// What is played: one play in three is a song of the catalog, the charts' first places most often. Kept songs are bounded,
/// whatever the size of the catalog.
/// </summary>
internal sealed class Repertoire(SongCatalog catalog)
{
    private const int MaxKnown = 10_000;
    private const int UnknownCount = 5_000;

    private readonly PlayedSong?[] known = new PlayedSong?[Math.Min(catalog.Count, MaxKnown)];
    private readonly PlayedSong?[] unknown = new PlayedSong?[UnknownCount];

    public PlayedSong Next(SampleRandom random)
    {
        if (known.Length > 0 && random.OneIn(3))
        {
            var index = random.Next(random.Next(known.Length) + 1);
            return known[index] ??= Render(catalog[index].Song, index);
        }

        var other = random.Next(random.Next(unknown.Length) + 1);
        return unknown[other] ??= Render(catalog.Unknown(other), other);
    }

    /// <summary>Every second song is written in UTF-8, so that equal names differ in their escapes from the song object's.</summary>
    private static PlayedSong Render(Song song, int index)
    {
        var style = JsonStyle.EscapedSlash | (index % 2 == 0 ? JsonStyle.Ascii : JsonStyle.Utf8);
        return new PlayedSong(
            JsonText.String(song.Artist, style),
            JsonText.String(song.Title, style),
            Encoding.ASCII.GetBytes(JsonText.Decimal(song.Duration)),
            song.Duration / 100
        );
    }
}
