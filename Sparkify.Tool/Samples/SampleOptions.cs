using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Samples;

/// <summary>
/// What a sample holds. Events counts distinct events; copies that are delivered twice come on top. Equal options give equal
/// bytes on every platform. StartDate: the first day, 2018-11-01 when null.
/// </summary>
internal sealed record SampleOptions(
    int Songs = 100,
    int Users = 50,
    int Days = 30,
    long Events = 10_000,
    long Seed = 1,
    DateOnly? StartDate = null
)
{
    public const int MaxSongs = 10_000_000;
    public const int MaxUsers = 1_000_000;

    /// <summary>Leaves every event of the busiest user a millisecond of its own, see <see cref="DayPlan"/>.</summary>
    public const int MaxEventsPerUserAndDay = 500_000;

    private static readonly DateOnly EarliestStart = new(1971, 1, 1);

    public DateOnly FirstDay => StartDate ?? new DateOnly(2018, 11, 1);

    /// <summary>Milliseconds since 1970 of midnight UTC.</summary>
    public static long Milliseconds(DateOnly day) =>
        (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * TimeSpan.MillisecondsPerDay;

    public void Validate()
    {
        Require("--songs", Songs, 0, MaxSongs);
        Require("--users", Users, 1, MaxUsers);
        if (FirstDay < EarliestStart)
        {
            throw Invalid($"--start is {Text(FirstDay)}, expected {Text(EarliestStart)} or later");
        }

        Require("--days", Days, 1, DateOnly.MaxValue.DayNumber - FirstDay.DayNumber);
        Require("--events", Events, 0, (long)MaxEventsPerUserAndDay * Users * Days);
    }

    private static void Require(string option, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw Invalid(
                string.Create(CultureInfo.InvariantCulture, $"{option} is {value}, expected {least} to {most}"),
                option == "--events" && value > most ? "more users or more days allow more events" : null
            );
        }
    }

    private static SparkifyException Invalid(string message, string? hint = null) =>
        new(message) { Hint = hint, ExitCode = ExitCode.Usage };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What has been written so far.</summary>
internal readonly record struct SampleProgress(int Songs, long Events);

/// <summary>
/// What a finished sample holds. Users: those with an event of their own. Copies: lines that repeat an event. LateEvents: events
/// that stand only in the object of the day after. Bytes: of all objects.
/// </summary>
internal sealed record SampleSummary(int Songs, int Users, long Events, long Copies, long LateEvents, long Bytes);
