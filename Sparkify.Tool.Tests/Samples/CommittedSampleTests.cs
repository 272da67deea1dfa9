using Sparkify.Tool.Samples;

namespace Sparkify.Tool.Tests.Samples;

/// <summary>The folder sample/ of the repository, on which a fresh clone runs.</summary>
public sealed class CommittedSampleTests
{
    private static readonly SampleOptions Options = new(Songs: 60, Users: 40, Days: 7, Events: 1_200, Seed: 3);

    /// <summary>Files of the folder that are not data.</summary>
    private static readonly string[] Beside = [".gitattributes", "README.md"];

    private readonly WrittenSample committed = WrittenSample.At(Path.Combine(RepositoryRoot(), "sample"));

    [Fact]
    public void Committed_sample_is_what_its_command_writes()
    {
        using var written = WrittenSample.Of(Options);

        Assert.Equal(written.Paths, committed.Paths.Except(Beside));
        Assert.All(written.Paths, path => Assert.Equal(written.Bytes(path), committed.Bytes(path)));
    }

    [Fact]
    public void Readme_of_the_sample_names_its_command()
    {
        var command =
            $"sparkify sample --songs {Options.Songs} --users {Options.Users} --days {Options.Days} "
            + $"--events {Options.Events} --seed {Options.Seed} sample";

        Assert.Contains(command, committed.Lines("README.md").Select(line => line.Trim()));
    }

    [Fact]
    public void Committed_sample_is_small_and_shows_every_case()
    {
        var events = committed.Events();
        var users = events.Where(e => e.IsLoggedIn).GroupBy(e => e.UserId).ToList();
        var plays = events.Where(e => e.Page == "NextSong").GroupBy(e => (e["song"], e["artist"])).ToList();
        var reissued = committed
            .Songs()
            .GroupBy(s => (s.GetProperty("title").GetString(), s.GetProperty("artist_name").GetString()))
            .Where(work => work.Count() > 1)
            .Select(work => work.Key);

        Assert.InRange(committed.Paths.Sum(path => committed.Bytes(path).LongLength), 1, 1_000_000);
        Assert.Equal(13, events.Select(e => e.Page).Distinct().Count());
        Assert.Equal(Options.Users, users.Count);
        Assert.Contains(users, user => user.First().Level != user.Last().Level && user.First().Day != user.Last().Day);
        Assert.Contains(events, e => committed.LogPaths.Contains(e.Path) && !e.Path.Contains(e.Day));
        Assert.True(committed.DeliveredEvents().Count > events.Count);
        Assert.NotEmpty(plays.Select(play => play.Key).Intersect(reissued));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sparkify.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no Sparkify.slnx above the tests");
        }

        return folder.FullName;
    }
}
