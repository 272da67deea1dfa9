namespace Sparkify.Tool.Samples;

/// <summary>All listeners of a sample. Only they are kept while events are written.</summary>
internal static class Audience
{
    private const int RegistrationDays = 120;

    private static readonly int[] Eagerness = [1, 1, 1, 1, 2, 2, 4, 4, 8, 16];

    public static Listener[] Of(SampleOptions options)
    {
        var words = new RenderedWords();
        var listeners = new Listener[options.Users];
        for (var i = 0; i < listeners.Length; i++)
        {
            var random = SampleRandom.For(options.Seed, RandomStream.User, i);
            listeners[i] = new Listener(NewProfile(i + 1, options.FirstDay, words, random), random.Percent(40));
        }

        return listeners;
    }

    private static Profile NewProfile(int userId, DateOnly firstDay, RenderedWords words, SampleRandom random)
    {
        var isWoman = random.Percent(55);
        var registered = random.NextLong(RegistrationDays * TimeSpan.MillisecondsPerDay);
        return new Profile(
            userId,
            random.Pick(isWoman ? words.WomensNames : words.MensNames),
            random.Pick(words.LastNames),
            isWoman ? words.Woman : words.Man,
            random.Pick(words.Cities)
        )
        {
            UserAgent = random.Pick(words.UserAgents),
            Registration = SampleOptions.Milliseconds(firstDay) - 1 - registered,
            Eagerness = random.Pick(Eagerness),
        };
    }

    /// <summary>Listeners share the bytes of the words they are made of.</summary>
    private sealed class RenderedWords
    {
        public byte[][] WomensNames { get; } = Render(Words.WomensNames);

        public byte[][] MensNames { get; } = Render(Words.MensNames);

        public byte[][] LastNames { get; } = Render(Words.LastNames);

        public byte[][] Cities { get; } = Render(Words.Cities);

        public byte[][] UserAgents { get; } = Render(Words.UserAgents);

        public byte[] Woman { get; } = JsonText.String("F", JsonStyle.Ascii);

        public byte[] Man { get; } = JsonText.String("M", JsonStyle.Ascii);

        /// <summary>Words alternate between \u escapes and UTF-8; one word always has the same bytes.</summary>
        private static byte[][] Render(string[] words) =>
            [
                .. words.Select(
                    (word, i) =>
                        JsonText.String(word, JsonStyle.EscapedSlash | (i % 2 == 0 ? JsonStyle.Ascii : JsonStyle.Utf8))
                ),
            ];
    }
}
