using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>How far a COPY is, in one line: "3 of 30 objects, 120.5 MB of 482.0 MB, 250,000 rows, 2 rejected, 12 s left".</summary>
internal static class CopyProgressText
{
    /// <param name="elapsed">since the COPY's beginning; what is left is told by the bytes read in it</param>
    public static string Describe(CopyProgress progress, TimeSpan elapsed)
    {
        var parts = new List<string>
        {
            $"{Amounts.Number(progress.ObjectCount)} of {Amounts.Of(progress.TotalObjectCount, "object")}",
            $"{Amounts.Bytes(progress.ByteCount)} of {Amounts.Bytes(progress.TotalByteCount)}",
            Amounts.Of(progress.RowCount, "row"),
        };
        if (progress.RejectedRowCount > 0)
        {
            parts.Add($"{Amounts.Number(progress.RejectedRowCount)} rejected");
        }

        if (Left(progress, elapsed) is { } left)
        {
            parts.Add($"{Amounts.Seconds(left)} left");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Null: nothing is read yet, or all of it. In whole seconds.</summary>
    public static TimeSpan? Left(CopyProgress progress, TimeSpan elapsed)
    {
        var rest = progress.TotalByteCount - progress.ByteCount;
        return progress.ByteCount > 0 && rest > 0
            ? TimeSpan.FromSeconds(Math.Ceiling(elapsed.TotalSeconds * rest / progress.ByteCount))
            : null;
    }
}
