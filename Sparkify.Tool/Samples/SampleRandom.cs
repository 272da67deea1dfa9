namespace Sparkify.Tool.Samples;

/// <summary>What a stream of random numbers decides; streams of one seed are independent of each other.</summary>
internal enum RandomStream
{
    Artist = 1,
    Song,
    Record,
    Reissue,
    UnknownSong,
    User,
    Plan,
    Session,
    Delivery,
}

/// <summary>
/// SplitMix64. System.Random may change with the .NET version, and floating point with the platform's libm; a sample has to
/// keep its bytes, so this is integers only.
/// </summary>
internal sealed class SampleRandom(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = state;

    public static SampleRandom For(long seed, RandomStream stream, long index = 0) =>
        new(Mix(Mix(Mix(unchecked((ulong)seed)) + (ulong)stream) + unchecked((ulong)index)));

    /// <summary>0 to bound - 1.</summary>
    public int Next(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    /// <summary>0 to bound - 1.</summary>
    public long NextLong(long bound) => (long)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>least to most, both included.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    public bool OneIn(int count) => Next(count) == 0;

    public bool Percent(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>A bijection of 64 bits that spreads its input over all of them.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            var mixed = value + Golden;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    private ulong NextBits()
    {
        var bits = Mix(state);
        state = unchecked(state + Golden);
        return bits;
    }
}
