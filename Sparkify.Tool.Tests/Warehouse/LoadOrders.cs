namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>Orders in which a set of objects can arrive: each a list of loads, each load a list of keys. Together they hold every key once.</summary>
internal static class LoadOrders
{
    public static IReadOnlyList<IReadOnlyList<string>> AllAtOnce(IReadOnlyList<string> keys) => [keys];

    public static IReadOnlyList<IReadOnlyList<string>> OneByOne(IEnumerable<string> keys) =>
        [.. keys.Select(key => new[] { key })];

    /// <summary>The order that finds most: plays before their songs, and every event older than what is there.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> NewestEventsFirstAndSongsLast(IEnumerable<string> keys) =>
        OneByOne(keys.OrderByDescending(ObjectSet.IsLog).ThenByDescending(key => key, StringComparer.Ordinal));

    public static IReadOnlyList<IReadOnlyList<string>> SongsFirst(IEnumerable<string> keys) =>
        OneByOne(keys.OrderBy(ObjectSet.IsLog).ThenBy(key => key, StringComparer.Ordinal));

    public static IReadOnlyList<IReadOnlyList<string>> ShuffledOneByOne(IReadOnlyList<string> keys, Random random) =>
        OneByOne(Shuffle(keys, random));

    public static IReadOnlyList<IReadOnlyList<string>> ShuffledBatches(
        IReadOnlyList<string> keys,
        int batchCount,
        Random random
    ) =>
        [
            .. Shuffle(keys, random)
                .GroupBy(_ => random.Next(batchCount))
                .OrderBy(batch => batch.Key)
                .Select(batch => batch.ToArray()),
        ];

    private static string[] Shuffle(IReadOnlyList<string> keys, Random random)
    {
        var shuffled = keys.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
