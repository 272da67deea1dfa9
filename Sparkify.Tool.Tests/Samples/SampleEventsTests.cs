using System.Text;
using System.Text.Json;
using Sparkify.Tool.Samples;

namespace Sparkify.Tool.Tests.Samples;

public sealed class SampleEventsTests(SampleEventsTests.Fixture fixture) : IClassFixture<SampleEventsTests.Fixture>
{
    private static readonly string[] Fields =
    [
        "artist",
        "auth",
        "firstName",
        "gender",
        "itemInSession",
        "lastName",
        "length",
        "level",
        "location",
        "method",
        "page",
        "registration",
        "sessionId",
        "song",
        "status",
        "ts",
        "userAgent",
        "userId",
    ];

    private readonly WrittenSample sample = fixture.Sample;
    private readonly IReadOnlyList<LoggedEvent> events = fixture.Events;

    [Fact]
    public void Every_event_has_the_fields_of_the_real_log_in_their_order()
    {
        foreach (var line in fixture.Delivered)
        {
            Assert.Equal(Fields, line.Json.EnumerateObject().Select(field => field.Name));
        }
    }

    [Fact]
    public void Fields_have_the_types_of_the_real_log()
    {
        foreach (var e in events)
        {
            var isSong = e.Page == "NextSong";
            Assert.All(["artist", "song"], field => AssertKind(e, field, isSong, JsonValueKind.String));
            AssertKind(e, "length", isSong, JsonValueKind.Number);
            Assert.All(
                ["firstName", "lastName", "gender", "location", "userAgent"],
                field => AssertKind(e, field, e.IsLoggedIn, JsonValueKind.String)
            );
            AssertKind(e, "registration", e.IsLoggedIn, JsonValueKind.Number);
            Assert.Equal(e.IsLoggedIn, e.UserId.Length > 0);
            Assert.Contains(e.Level, (string[])["free", "paid"]);
        }
    }

    [Fact]
    public void Numbers_are_written_as_in_the_real_log()
    {
        foreach (var e in events)
        {
            Assert.Matches("^(null|[0-9]{13}\\.0)$", e.Json.GetProperty("registration").GetRawText());
            Assert.Matches("^(null|[0-9]+\\.[0-9]{1,5})$", e.Json.GetProperty("length").GetRawText());
            Assert.Matches("^[0-9]{13}$", e.Json.GetProperty("ts").GetRawText());
        }
    }

    [Fact]
    public void Slashes_are_escaped_and_some_user_agents_stand_in_quotes_of_their_own()
    {
        var agents = events.Where(e => e.IsLoggedIn).Select(e => e["userAgent"]!).Distinct().ToList();

        Assert.DoesNotContain(events, e => e.Line.Replace("\\/", "").Contains('/'));
        Assert.Contains(agents, agent => agent.StartsWith("\"Mozilla/5.0") && agent.EndsWith('"'));
        Assert.Contains(agents, agent => agent.StartsWith("Mozilla/5.0"));
    }

    [Fact]
    public void Sample_has_exactly_the_events_and_users_it_was_asked_for()
    {
        Assert.Equal(Fixture.Options.Events, events.Count);
        Assert.Equal(Fixture.Options.Events, sample.Summary.Events);
        Assert.Equal(Fixture.Options.Users, events.Select(e => e.UserId).Where(id => id.Length > 0).Distinct().Count());
        Assert.Equal(Fixture.Options.Users, sample.Summary.Users);
        Assert.Equal(Fixture.Options.Days, sample.LogPaths.Count);
    }

    [Fact]
    public void Copies_have_the_same_bytes_within_an_object_and_across_two()
    {
        var copies = fixture.Delivered.GroupBy(e => e.Key).Where(group => group.Count() > 1).ToList();

        Assert.All(copies, group => Assert.Single(group.Select(e => e.Line).Distinct()));
        Assert.Equal(sample.Summary.Copies, fixture.Delivered.Count - events.Count);
        Assert.Contains(copies, group => group.Select(e => e.Path).Distinct().Count() == 1);
        Assert.Contains(copies, group => group.Select(e => e.Path).Distinct().Count() == 2);
        Assert.InRange(copies.Count, events.Count / 200, events.Count / 25);
    }

    [Fact]
    public void Some_events_stand_only_in_the_object_of_the_day_after()
    {
        var late = fixture
            .Delivered.GroupBy(e => e.Key)
            .Where(group => group.All(e => !e.Path.Contains(e.Day)))
            .Select(group => group.First())
            .ToList();

        Assert.Equal(sample.Summary.LateEvents, late.Count);
        Assert.InRange(late.Count, events.Count / 400, events.Count / 50);
        Assert.All(late, e => Assert.Contains(DateOnly.Parse(e.Day).AddDays(1).ToString("yyyy-MM-dd"), e.Path));
    }

    [Fact]
    public void Items_count_from_zero_and_time_never_falls_within_a_session()
    {
        foreach (var session in events.GroupBy(e => e.SessionId))
        {
            Assert.Equal(Enumerable.Range(0, session.Count()), session.Select(e => e.ItemInSession));
            Assert.Equal(session.Select(e => e.Time).Order(), session.Select(e => e.Time));
            Assert.InRange(session.Select(e => e.UserId).Where(id => id.Length > 0).Distinct().Count(), 0, 1);
        }
    }

    [Fact]
    public void Newest_event_of_a_user_is_one()
    {
        foreach (var user in events.Where(e => e.IsLoggedIn).GroupBy(e => e.UserId))
        {
            var sessions = user.GroupBy(e => e.SessionId).OrderBy(s => s.Key).ToList();
            Assert.All(
                sessions.Zip(sessions.Skip(1)),
                pair => Assert.True(pair.First.Last().Time < pair.Second.First().Time)
            );
        }

        Assert.Contains(
            events.Zip(events.Skip(1)),
            pair => pair.First.SessionId == pair.Second.SessionId && pair.First.Time == pair.Second.Time
        );
    }

    [Fact]
    public void Users_keep_their_name_and_change_their_level()
    {
        var users = events.Where(e => e.IsLoggedIn).GroupBy(e => e.UserId).ToList();

        Assert.All(
            users,
            user =>
                Assert.Single(user.Select(e => (e["firstName"], e["lastName"], e["gender"], e["location"])).Distinct())
        );
        Assert.Contains(users, user => user.First().Level == "free" && user.Last().Level == "paid");
        Assert.Contains(users, user => user.First().Level == "paid" && user.Last().Level == "free");
        Assert.Contains(users, user => user.GroupBy(e => e.Level).Count() > 1 && user.First().Day != user.Last().Day);
    }

    [Fact]
    public void Level_changes_only_after_the_page_that_changes_it()
    {
        foreach (var user in events.Where(e => e.IsLoggedIn).GroupBy(e => e.UserId))
        {
            foreach (var (before, after) in user.Zip(user.Skip(1)))
            {
                var expected = before.Page switch
                {
                    "Submit Upgrade" => "paid",
                    "Submit Downgrade" => "free",
                    _ => before.Level,
                };
                Assert.Equal(expected, after.Level);
            }
        }
    }

    [Fact]
    public void Login_is_the_only_way_from_logged_out_to_logged_in_within_a_session()
    {
        var steps = events.Zip(events.Skip(1)).Where(pair => pair.First.SessionId == pair.Second.SessionId).ToList();

        Assert.All(
            steps.Where(step => step.First.IsLoggedIn != step.Second.IsLoggedIn),
            step => Assert.Equal(step.First.IsLoggedIn ? "Logout" : "Login", step.First.Page)
        );
        Assert.Contains(steps, step => step.First.Page == "Login" && step.Second.IsLoggedIn);
        Assert.Contains(steps, step => step.First.Page == "Logout" && !step.Second.IsLoggedIn);
    }

    [Fact]
    public void Pages_have_the_methods_and_states_of_the_real_log_and_NextSong_is_most_of_them()
    {
        string[] redirects = ["Login", "Logout", "Save Settings", "Submit Upgrade", "Submit Downgrade"];
        foreach (var e in events)
        {
            var isRedirect = redirects.Contains(e.Page);
            var status =
                e.Page == "Error" ? 404
                : isRedirect ? 307
                : 200;
            Assert.Equal(status, e.Json.GetProperty("status").GetInt32());
            Assert.Equal(isRedirect || e.Page == "NextSong" ? "PUT" : "GET", e["method"]);
        }

        Assert.Equal(13, events.Select(e => e.Page).Distinct().Count());
        Assert.InRange(events.Count(e => e.Page == "NextSong") * 100 / events.Count, 80, 90);
    }

    [Fact]
    public void Sessions_cross_midnight_into_the_object_of_the_next_day()
    {
        Assert.Contains(
            events.GroupBy(e => e.SessionId),
            session => session.Select(e => e.Day).Distinct().Count() == 2
        );
    }

    [Fact]
    public void A_third_of_the_plays_are_songs_of_the_catalog_and_equal_them_in_all_three_fields()
    {
        var catalog = sample.Songs().GroupBy(song => (song.GetProperty("title").GetString(), Number(song, "duration")));
        var artists = catalog.ToDictionary(g => g.Key, g => g.Select(s => s.GetProperty("artist_name").GetString()));
        var plays = events.Where(e => e.Page == "NextSong").ToList();
        var known = plays.Where(e =>
            artists.GetValueOrDefault((e["song"], Number(e.Json, "length")), []).Contains(e["artist"])
        );
        var titles = artists.Keys.Select(key => key.Item1).ToHashSet();

        Assert.InRange(known.Count() * 100 / plays.Count, 28, 39);
        Assert.Contains(plays.Except(known), e => titles.Contains(e["song"]));
    }

    [Fact]
    public void Names_are_hard_on_a_loader()
    {
        var names = events.SelectMany(e => new[] { e["artist"], e["song"] }).OfType<string>().Distinct().ToList();
        var log = string.Concat(fixture.Delivered.Select(e => e.Line));

        Assert.All(["\"", "\\", "|", "/", "🎵", "とそ"], part => Assert.Contains(names, name => name.Contains(part)));
        Assert.Contains("\\ud83c\\udfb5", log);
        Assert.Contains("🎵", log);
        Assert.InRange(names.Max(Encoding.UTF8.GetByteCount), 190, 200);
    }

    [Fact]
    public void Blank_lines_stand_between_some_lines_and_no_line_break_at_the_end()
    {
        foreach (var path in sample.LogPaths)
        {
            Assert.Equal((byte)'}', sample.Bytes(path)[^1]);
        }

        var first = Encoding.UTF8.GetString(sample.Bytes(sample.LogPaths[0]));
        Assert.Equal(first.IndexOf('\n') + 1, first.IndexOf("\n\n", StringComparison.Ordinal) + 1);
    }

    private static decimal Number(JsonElement json, string field) => json.GetProperty(field).GetDecimal();

    private static void AssertKind(LoggedEvent e, string field, bool isGiven, JsonValueKind kind) =>
        Assert.Equal(isGiven ? kind : JsonValueKind.Null, e.Json.GetProperty(field).ValueKind);

    public sealed class Fixture : IDisposable
    {
        internal static readonly SampleOptions Options = new(Songs: 200, Users: 100, Days: 10, Events: 8_000, Seed: 7);

        public WrittenSample Sample { get; } = WrittenSample.Of(Options);

        public IReadOnlyList<LoggedEvent> Delivered => field ??= Sample.DeliveredEvents();

        public IReadOnlyList<LoggedEvent> Events => field ??= Sample.Events();

        public void Dispose() => Sample.Dispose();
    }
}
