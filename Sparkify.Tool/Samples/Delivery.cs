namespace Sparkify.Tool.Samples;

/// <summary>
/// Brings events into the objects of their days, as imperfectly as a real collector: a few arrive twice, in one object or
/// again in the next day's, and a few only in the next day's. A copy is the same bytes, so loads in any order agree.
/// </summary>
internal sealed class Delivery(SampleOptions options, string directory) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Beyond it nothing more of a day is late, so that memory stays bounded.</summary>
    private const int MaxLateBytes = 4 << 20;
    private const int BlankLineEvery = 400;

    private readonly SampleRandom random = SampleRandom.For(options.Seed, RandomStream.Delivery);
    private LineBuffer late = new(BufferBytes);
    private LineBuffer lateTomorrow = new(BufferBytes);
    private readonly LineBuffer copy = new(1 << 12);
    private int linesUntilCopy;
    private FileStream? file;
    private int dayIndex = -1;
    private long lines;

    public long Copies { get; private set; }

    public long LateEvents { get; private set; }

    public long Bytes { get; private set; }

    private bool IsLastDay => dayIndex == options.Days - 1;

    /// <summary>log_data/2018/11/2018-11-01-events.json</summary>
    public static string PathOf(DateOnly day) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"log_data/{day.Year:0000}/{day.Month:00}/{day.Year:0000}-{day.Month:00}-{day.Day:00}-events.json"
        );

    public void OpenNextDay()
    {
        dayIndex++;
        lines = 0;
        (late, lateTomorrow) = (lateTomorrow, late);
        lateTomorrow.Clear();
        var path = Path.Combine(directory, PathOf(options.FirstDay.AddDays(dayIndex)));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);
    }

    public void Deliver(ReadOnlySpan<byte> line)
    {
        var fate = random.Next(100);
        var mayBeLate = !IsLastDay && lateTomorrow.Length < MaxLateBytes;
        if (fate == 0 && mayBeLate)
        {
            LateEvents++;
            DeliverTomorrow(line);
            return;
        }

        WriteLine(line);
        if (fate == 1 && mayBeLate)
        {
            Copies++;
            DeliverTomorrow(line);
        }
        else if (fate == 2 && copy.Length == 0)
        {
            Copies++;
            copy.Add(line);
            linesUntilCopy = random.Next(20);
        }
        else if (copy.Length > 0 && linesUntilCopy-- == 0)
        {
            WriteCopy();
        }
    }

    /// <summary>What arrived late stands at the object's end, out of the order of time.</summary>
    public void CloseDay()
    {
        WriteCopy();
        if (late.Length > 0)
        {
            WriteLine(late.Bytes);
        }

        Bytes += file!.Length;
        file.Dispose();
        file = null;
    }

    public void Dispose() => file?.Dispose();

    private void DeliverTomorrow(ReadOnlySpan<byte> line)
    {
        if (lateTomorrow.Length > 0)
        {
            lateTomorrow.Add("\n"u8);
        }

        lateTomorrow.Add(line);
    }

    private void WriteCopy()
    {
        if (copy.Length > 0)
        {
            WriteLine(copy.Bytes);
            copy.Clear();
        }
    }

    /// <summary>Line breaks stand between lines, not after the last; some are two, as after the real data's first event.</summary>
    private void WriteLine(ReadOnlySpan<byte> line)
    {
        if (lines > 0)
        {
            file!.Write((dayIndex == 0 && lines == 1) || random.OneIn(BlankLineEvery) ? "\n\n"u8 : "\n"u8);
        }

        file!.Write(line);
        lines++;
    }
}
