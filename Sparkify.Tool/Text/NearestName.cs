namespace Sparkify.Tool.Text;

/// <summary>The known name that a mistyped one most likely means.</summary>
internal static class NearestName
{
    /// <summary>Null where no candidate is near: up to a third of the name's letters may differ, at least one, case aside.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            // A difference in length alone costs as many edits: most candidates need no table.
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary><c>did you mean "x"?</c>, or what else the caller can say.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> candidates, string otherwise) =>
        Find(name, candidates) is { } nearest ? $"did you mean \"{nearest}\"?" : otherwise;

    /// <summary>Damerau and Levenshtein's: insertions, deletions, replacements and swaps of neighbours count one each.</summary>
    private static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }
}
