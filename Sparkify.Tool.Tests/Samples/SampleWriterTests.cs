using System.Text.Json;
using Sparkify.Tool.Samples;

namespace Sparkify.Tool.Tests.Samples;

public sealed class SampleWriterTests
{
    private static readonly SampleOptions Small = new(Songs: 20, Users: 10, Days: 3, Events: 300, Seed: 5);

    [Fact]
    public void Equal_options_give_equal_bytes()
    {
        using var first = WrittenSample.Of(Small);
        using var second = WrittenSample.Of(Small);

        Assert.Equal(first.Paths, second.Paths);
        Assert.All(first.Paths, path => Assert.Equal(first.Bytes(path), second.Bytes(path)));
    }

    [Fact]
    public void Another_seed_gives_other_songs_and_events()
    {
        using var first = WrittenSample.Of(Small);
        using var second = WrittenSample.Of(Small with { Seed = 6 });

        Assert.Empty(first.SongPaths.Intersect(second.SongPaths));
        Assert.All(first.LogPaths, path => Assert.NotEqual(first.Bytes(path), second.Bytes(path)));
    }

    [Fact]
    public void Random_numbers_are_those_of_the_published_SplitMix64()
    {
        Assert.Equal(0xE220A8397B1DCDAF, SampleRandom.Mix(0));
        Assert.Equal(0x6E789E6AA1B965F4UL, SampleRandom.Mix(0x9E3779B97F4A7C15));
    }

    [Fact]
    public void Culture_of_the_machine_changes_nothing()
    {
        using var expected = WrittenSample.Of(Small);
        var culture = Thread.CurrentThread.CurrentCulture;
        var strange = (System.Globalization.CultureInfo)culture.Clone();
        strange.NumberFormat.NegativeSign = "~";
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.DateTimeFormat.DateSeparator = "!";
        try
        {
            Thread.CurrentThread.CurrentCulture = strange;
            using var actual = WrittenSample.Of(Small);
            Assert.Equal(expected.Paths, actual.Paths);
            Assert.All(expected.Paths, path => Assert.Equal(expected.Bytes(path), actual.Bytes(path)));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Json_paths_name_the_fields_of_the_events_in_their_order()
    {
        using var sample = WrittenSample.Of(Small);
        var paths = JsonDocument.Parse(sample.Bytes("log_json_path.json")).RootElement.GetProperty("jsonpaths");
        var fields = sample.Events()[0].Json.EnumerateObject().Select(field => $"$['{field.Name}']");

        Assert.Equal(fields, paths.EnumerateArray().Select(path => path.GetString()));
    }

    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 3, 2, 0)]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 1, 1, 500)]
    [InlineData(0, 5, 3, 200)]
    [InlineData(3, 500, 2, 7)]
    [InlineData(2, 1, 40, 30)]
    public void Smallest_samples_have_what_was_asked_for(int songs, int users, int days, int events)
    {
        using var sample = WrittenSample.Of(new SampleOptions(songs, users, days, events, Seed: 2));

        Assert.Equal(songs, sample.SongPaths.Count);
        Assert.Equal(days, sample.LogPaths.Count);
        Assert.Equal(events, sample.Events().Count);
        Assert.All(sample.Events(), e => Assert.InRange(e.Day, "2018-11-01", "2018-12-10"));
    }

    [Fact]
    public void Crowded_day_keeps_every_event_on_its_day_and_users_newest_event_one()
    {
        using var sample = WrittenSample.Of(new SampleOptions(Songs: 5, Users: 1, Days: 1, Events: 20_000));
        var events = sample.Events();

        Assert.Equal(20_000, events.Count);
        Assert.All(events, e => Assert.Equal("2018-11-01", e.Day));
        Assert.Equal(events.Select(e => e.Time).Order(), events.Select(e => e.Time));
        Assert.Equal(events.Count, events.Select(e => (e.Time, e.ItemInSession)).Distinct().Count());
    }

    [Fact]
    public void Start_date_may_be_chosen()
    {
        using var sample = WrittenSample.Of(Small with { StartDate = new DateOnly(2024, 2, 28) });

        Assert.Equal(
            [
                "log_data/2024/02/2024-02-28-events.json",
                "log_data/2024/02/2024-02-29-events.json",
                "log_data/2024/03/2024-03-01-events.json",
            ],
            sample.LogPaths
        );
        Assert.All(sample.DeliveredEvents(), e => Assert.InRange(e.Day, "2024-02-28", "2024-03-01"));
    }

    [Fact]
    public void Summary_tells_the_bytes_of_all_objects()
    {
        using var sample = WrittenSample.Of(Small);
        var objects = sample.Paths.Where(path => path != "sample.json");

        Assert.Equal(objects.Sum(path => sample.Bytes(path).Length), sample.Summary.Bytes);
    }

    [Fact]
    public void Progress_ends_at_all_songs_and_events()
    {
        var directory = WrittenSample.NewDirectory();
        var reports = new Reports();
        SampleWriter.Write(directory, Small, reports, CancellationToken.None);
        Directory.Delete(directory, recursive: true);

        Assert.Equal(new SampleProgress(Small.Songs, Small.Events), reports.All[^1]);
        Assert.Equal(reports.All.Select(report => report.Events).Order(), reports.All.Select(report => report.Events));
    }

    [Fact]
    public void Cancelled_sample_stops_and_can_be_written_again()
    {
        var directory = WrittenSample.NewDirectory();
        using var cancellation = new CancellationTokenSource();
        var reports = new Reports { OnReport = cancellation.Cancel };
        Assert.Throws<OperationCanceledException>(() =>
            SampleWriter.Write(directory, Small, reports, cancellation.Token)
        );

        SampleWriter.Write(directory, Small, progress: null, CancellationToken.None);
        using var actual = WrittenSample.At(directory);
        using var expected = WrittenSample.Of(Small);
        Assert.Equal(expected.Paths, actual.Paths);
        Assert.All(expected.Paths, path => Assert.Equal(expected.Bytes(path), actual.Bytes(path)));
    }

    /// <summary>
    /// An event has some 480 bytes. What little a longer sample allocates more is the songs not yet played before and the
    /// lines that come late, both of them bounded.
    /// </summary>
    [Fact]
    public void Memory_does_not_grow_with_the_number_of_events()
    {
        var few = AllocatedBytes(20_000);
        var many = AllocatedBytes(200_000);

        Assert.InRange((many - few) / 180_000, 0, 40);
    }

    private static long AllocatedBytes(long events)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var sample = WrittenSample.Of(new SampleOptions(Songs: 100, Users: 100, Days: 5, events));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Reports : IProgress<SampleProgress>
    {
        public List<SampleProgress> All { get; } = [];

        public Action OnReport { get; init; } = () => { };

        public void Report(SampleProgress value)
        {
            All.Add(value);
            OnReport();
        }
    }
}
