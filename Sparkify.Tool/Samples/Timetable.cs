namespace Sparkify.Tool.Samples;

/// <summary>
/// When a listener's next event is. Times of one listener never fall, and grow from session to session, so that his newest event
/// (by time, then by item in session) is one. Days that are too full for songs of natural length are played faster.
/// </summary>
internal sealed class Timetable(SampleRandom random)
{
    /// <summary>Somewhat more than the mean of the steps below, so that a planned session ends in time.</summary>
    private const long UsualStep = 260_000;
    private const long LongestPause = 15 * 60_000;
    private const long LeastGap = 30 * 60_000;
    private const int EventsPerSession = 10;

    /// <summary>What is kept for each later event of the day: one for a new session, one to spare.</summary>
    private const long LeastRoom = 2;

    private long lastSessionId;

    public static bool IsListeningAt(Listener listener, long time) =>
        listener.SessionLeft > 0 && time - listener.Time < LongestPause;

    /// <summary>Sets the listener's time to that of the next event on the day, in a new session if that is due.</summary>
    public void ScheduleNext(Listener listener, long dayStart)
    {
        var earliest = Math.Max(listener.Time, dayStart - 1);
        var latest = dayStart + TimeSpan.MillisecondsPerDay - 1 - LeastRoom * (listener.LeftToday - 1);
        var isFirstToday = listener.Time < dayStart;
        if (listener.SessionLeft > 0 && (!isFirstToday || IsListeningAt(listener, dayStart)))
        {
            var next = listener.Time + Step(listener, (latest - earliest) / listener.LeftToday);
            listener.Time = Math.Clamp(next, earliest + (isFirstToday ? 1 : 0), latest);
            return;
        }

        var length = SessionLength();
        var gap = Gap(listener.LeftToday, latest - earliest, ref length);
        listener.StartSession(++lastSessionId, length, random);
        listener.Time = Math.Clamp(earliest + gap, earliest + 1, latest);
    }

    private long Step(Listener listener, long roomPerEvent)
    {
        var natural = listener.Page switch
        {
            Page.NextSong => listener.Song!.Milliseconds + random.Next(1_000),
            Page.Home when random.OneIn(20) => 0,
            Page.Upgrade or Page.Downgrade or Page.Settings => random.Between(500, 20_000),
            _ => random.Between(1_000, 90_000),
        };
        var pace = roomPerEvent * 4 / 5;
        return pace >= UsualStep ? natural : natural * pace / UsualStep;
    }

    /// <summary>Pauses share what the day has to spare; one last session in twelve goes on after midnight.</summary>
    private long Gap(int eventsLeft, long room, ref int length)
    {
        var spare = room - eventsLeft * UsualStep;
        if (spare <= LeastGap)
        {
            return room / eventsLeft;
        }

        var sessions = 1 + eventsLeft / EventsPerSession;
        if (sessions == 1 && random.OneIn(12))
        {
            length = eventsLeft + random.Between(1, EventsPerSession);
            return spare;
        }

        return Math.Min(spare, LeastGap + random.NextLong(spare * 2 / (sessions + 1)));
    }

    private int SessionLength() =>
        random.Next(100) switch
        {
            < 20 => 1,
            < 62 => random.Between(2, 8),
            < 94 => random.Between(8, 25),
            _ => random.Between(25, 120),
        };
}
