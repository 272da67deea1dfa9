namespace Sparkify.Tool.Plans;

/// <summary>The lines of a text that changed: with "- " what is gone, with "+ " what came, with "  " what stands between.</summary>
internal static class LineDiff
{
    public static List<string> Find(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        var common = CommonLengths(before, now);
        var lines = new List<string>();
        var (i, j) = (0, 0);
        while (i < before.Count || j < now.Count)
        {
            if (i < before.Count && j < now.Count && before[i] == now[j])
            {
                lines.Add($"  {now[j++]}");
                i++;
            }
            else if (j == now.Count || (i < before.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add($"- {before[i++]}");
            }
            else
            {
                lines.Add($"+ {now[j++]}");
            }
        }

        return lines;
    }

    /// <summary>[i, j]: how many lines the rests of both, from i and from j on, have in common in the same order.</summary>
    private static int[,] CommonLengths(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        var lengths = new int[before.Count + 1, now.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i, j] =
                    before[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
