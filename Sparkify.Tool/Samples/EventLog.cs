namespace Sparkify.Tool.Samples;

/// <summary>
/// Plays the days through, event by event in the order of time. What is kept is the listeners, one pending event each: nothing
/// grows with the number of events.
/// </summary>
internal sealed class EventLog(SampleOptions options, Delivery delivery)
{
    private const int ProgressEvery = 1 << 14;

    private readonly Listener[] listeners = Audience.Of(options);
    private readonly SampleRandom random = SampleRandom.For(options.Seed, RandomStream.Session);
    private readonly Repertoire repertoire = new(new SongCatalog(options.Seed, options.Songs));
    private readonly PriorityQueue<int, long> queue = new();
    private readonly LineBuffer line = new(1 << 12);

    public long Events { get; private set; }

    /// <summary>Those who have an event under their own id.</summary>
    public int Users => listeners.Count(listener => listener.SessionId > 0);

    public void Write(Action<long> report, CancellationToken cancellation)
    {
        var plan = new DayPlan(options, listeners);
        var timetable = new Timetable(random);
        for (var day = 0; day < options.Days; day++)
        {
            delivery.OpenNextDay();
            var dayStart = SampleOptions.Milliseconds(options.FirstDay.AddDays(day));
            foreach (var index in plan.NextDay())
            {
                Enqueue(index, timetable, dayStart);
            }

            while (queue.TryDequeue(out var index, out _))
            {
                WriteEvent(listeners[index]);
                Enqueue(index, timetable, dayStart);
                if (Events % ProgressEvery == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    report(Events);
                }
            }

            delivery.CloseDay();
            cancellation.ThrowIfCancellationRequested();
            report(Events);
        }
    }

    /// <summary>Equal times are ordered by listener: a priority queue alone promises no order among equals.</summary>
    private void Enqueue(int index, Timetable timetable, long dayStart)
    {
        var listener = listeners[index];
        if (listener.LeftToday > 0)
        {
            timetable.ScheduleNext(listener, dayStart);
            queue.Enqueue(index, (listener.Time - dayStart) * SampleOptions.MaxUsers + index);
        }
    }

    private void WriteEvent(Listener listener)
    {
        listener.Advance(repertoire, random);
        line.Clear();
        EventLine.Write(listener, line);
        delivery.Deliver(line.Bytes);
        Events++;
    }
}
