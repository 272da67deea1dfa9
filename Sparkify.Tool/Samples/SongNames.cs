using System.Text;

namespace Sparkify.Tool.Samples;

/// <summary>Invented names of artists and songs: most are plain, some are what breaks a loader.</summary>
internal static class SongNames
{
    /// <summary>Names stay under the 256 bytes that VARCHAR is by default, the longest by little.</summary>
    public const int MaxBytes = 200;

    private const int OddArtistEvery = 4;
    private const int OddTitleEvery = 5;
    private const int LongEvery = 61;
    private const int LongArtist = 17;
    private const int LongTitle = 13;

    public static string Artist(SampleRandom random, int number) =>
        number % LongEvery == LongArtist ? Long(random, " & the ")
        : number % OddArtistEvery == OddArtistEvery - 1 ? Odd(Words.OddArtists, number / OddArtistEvery, random)
        : random.Percent(50) ? $"The {Plain(random)}s"
        : Plain(random);

    public static string Title(SampleRandom random, int number) =>
        number % LongEvery == LongTitle ? Long(random, " über die ")
        : number % OddTitleEvery == OddTitleEvery - 1 ? Odd(Words.OddTitles, number / OddTitleEvery, random)
        : random.Percent(25) ? $"{Plain(random)} (Album Version)"
        : $"{Plain(random)} {random.Pick(Words.Nouns)}";

    public static bool Fits(string name) => Encoding.UTF8.GetByteCount(name) <= MaxBytes;

    public static string Plain(SampleRandom random) => $"{random.Pick(Words.Adjectives)} {random.Pick(Words.Nouns)}";

    private static string Odd(string[] templates, int number, SampleRandom random) =>
        templates[number % templates.Length].Replace("{0}", Plain(random), StringComparison.Ordinal);

    /// <summary>Filled up to exactly the limit.</summary>
    private static string Long(SampleRandom random, string between)
    {
        var name = Plain(random);
        while (Encoding.UTF8.GetByteCount(name) < MaxBytes)
        {
            name += between + Plain(random);
        }

        while (!Fits(name))
        {
            name = name[..^1];
        }

        return name.TrimEnd(' ');
    }
}
