using Sparkify.Tool.Checks;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Migrations;

namespace Sparkify.Tool.Tests.Checks;

/// <summary>The keys that this repository's own migrations declare.</summary>
public sealed class WarehouseKeyTests : IDisposable
{
    private static readonly string[] Tables = ["users", "artists", "songs", "time", "songplays"];

    private readonly ScratchWarehouse warehouse = new();

    public WarehouseKeyTests()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "migrations"), "*.sql");
        warehouse.Migrate([.. files.Select(f => Scripts.Migration(Path.GetFileName(f), File.ReadAllText(f)))]);
    }

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Every_declared_key_is_checked_and_empty_tables_pass()
    {
        var results = Run();

        Assert.All(results, result => Assert.True(result.HasPassed));
        Assert.Equal(
            [
                "artists_primary_key",
                "songplays_artist_id_fkey",
                "songplays_primary_key",
                "songplays_song_id_fkey",
                "songplays_start_time_fkey",
                "songplays_user_id_fkey",
                "songs_artist_id_fkey",
                "songs_primary_key",
                "time_primary_key",
                "users_primary_key",
            ],
            results.Select(r => r.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Play_of_an_unknown_user_and_a_play_twice_are_found()
    {
        const string Play =
            "insert into songplays (songplay_id, start_time, user_id, session_id) values ('p1', '2018-11-12 02:37:38.796', 7, 1)";
        warehouse.Execute(Play, Play);

        Assert.Equal(
            ["songplays_primary_key", "songplays_start_time_fkey", "songplays_user_id_fkey"],
            Run().Where(r => !r.HasPassed).Select(r => r.Name)
        );
    }

    private IReadOnlyList<CheckResult> Run()
    {
        using var engine = warehouse.Open();
        var tables = Tables.Select(name => engine.FindTable(new QualifiedName(null, name))!);
        return new CheckRunner(engine).Run([], tables, new CheckOptions(), CancellationToken.None);
    }
}
