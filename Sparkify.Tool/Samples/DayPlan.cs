namespace Sparkify.Tool.Samples;

/// <summary>
/// Who has how many events on a day, so that a sample has exactly the events it was asked for: days get their share of all
/// events by weekday, listeners theirs of the day's by eagerness and luck.
/// </summary>
internal sealed class DayPlan(SampleOptions options, Listener[] listeners)
{
    /// <summary>Few events are given to few listeners, so that sessions keep their length.</summary>
    private const int EventsPerActiveListener = 20;
    private const int MaxLuck = 4;

    /// <summary>Sunday first.</summary>
    private static readonly int[] DayWeights = [55, 95, 100, 105, 100, 100, 65];

    private readonly SampleRandom random = SampleRandom.For(options.Seed, RandomStream.Plan);
    private readonly List<int> active = [];
    private readonly int[] weights = new int[listeners.Length];
    private readonly long totalDayWeight = Enumerable
        .Range(0, options.Days)
        .Sum(i => (long)WeightOf(options.FirstDay.AddDays(i)));
    private long dayWeightSoFar;
    private long plannedSoFar;
    private int dayIndex = -1;

    /// <summary>Sets LeftToday of the listeners it returns; the others have nothing to do on the day.</summary>
    public IReadOnlyList<int> NextDay()
    {
        dayIndex++;
        var day = options.FirstDay.AddDays(dayIndex);
        dayWeightSoFar += WeightOf(day);
        var quota = Share(options.Events, dayWeightSoFar, totalDayWeight) - plannedSoFar;
        plannedSoFar += quota;
        ChooseActive(SampleOptions.Milliseconds(day), quota);
        Distribute(quota);
        active.RemoveAll(i => listeners[i].LeftToday == 0);
        return active;
    }

    private void ChooseActive(long dayStart, long quota)
    {
        active.Clear();
        for (var i = 0; i < listeners.Length; i++)
        {
            var isDrawn = random.NextLong((long)EventsPerActiveListener * listeners.Length) < quota;
            if (isDrawn || i % options.Days == dayIndex || Timetable.IsListeningAt(listeners[i], dayStart))
            {
                active.Add(i);
            }
        }

        if (active.Count == 0)
        {
            active.Add(random.Next(listeners.Length));
        }
    }

    private void Distribute(long quota)
    {
        var totalWeight = 0L;
        foreach (var i in active)
        {
            weights[i] = listeners[i].Profile.Eagerness * random.Between(1, MaxLuck);
            totalWeight += weights[i];
        }

        var each = quota >= active.Count ? 1 : 0;
        var rest = quota - (long)each * active.Count;
        var weightSoFar = 0L;
        var givenSoFar = 0L;
        foreach (var i in active)
        {
            weightSoFar += weights[i];
            var given = Share(rest, weightSoFar, totalWeight) - givenSoFar;
            givenSoFar += given;
            listeners[i].LeftToday = each + (int)given;
        }
    }

    private static int WeightOf(DateOnly day) => DayWeights[(int)day.DayOfWeek];

    /// <summary>Shares of growing parts add up to exactly the whole, whatever was rounded.</summary>
    private static long Share(long whole, long part, long parts) => (long)((UInt128)whole * (ulong)part / (ulong)parts);
}
