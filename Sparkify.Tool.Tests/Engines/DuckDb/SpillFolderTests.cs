using Sparkify.Tool.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

public sealed class SpillFolderTests : IDisposable
{
    private readonly TemporaryFolder parent = new();

    public void Dispose() => parent.Dispose();

    [Fact]
    public void Folder_of_a_killed_process_is_deleted_and_that_of_a_running_one_kept()
    {
        var killed = Directory.CreateDirectory(parent["sparkify-duckdb-killed"]).FullName;
        File.WriteAllText(Path.Combine(killed, "owner.lock"), "");
        File.WriteAllText(Path.Combine(killed, "duckdb_temp_storage-0.tmp"), "spilled");
        using var running = SpillFolder.CreateIn(parent.Path);
        using var folder = SpillFolder.CreateIn(parent.Path);

        folder.DeleteStale(DateTime.UtcNow.AddMinutes(1));

        Assert.Equal(Sorted(running.Path, folder.Path), Sorted(Directory.GetDirectories(parent.Path)));
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public void Young_folders_and_those_without_a_lock_are_kept()
    {
        var young = Directory.CreateDirectory(parent["sparkify-duckdb-young"]).FullName;
        File.WriteAllText(Path.Combine(young, "owner.lock"), "");
        var unlocked = Directory.CreateDirectory(parent["sparkify-duckdb-unlocked"]).FullName;
        using (var folder = SpillFolder.CreateIn(parent.Path))
        {
            File.Delete(Path.Combine(young, "owner.lock"));
            folder.DeleteStale(DateTime.UtcNow.AddMinutes(1));
        }

        Assert.Equal(Sorted(young, unlocked), Sorted(Directory.GetDirectories(parent.Path)));
    }

    [Fact]
    public void Folder_is_gone_with_what_was_spilled_after_disposal()
    {
        using (var folder = SpillFolder.CreateIn(parent.Path))
        {
            File.WriteAllText(Path.Combine(folder.Path, "duckdb_temp_storage-0.tmp"), "spilled");
        }

        Assert.Empty(Directory.GetDirectories(parent.Path));
    }

    private static IEnumerable<string> Sorted(params string[] paths) => paths.Order(StringComparer.Ordinal);
}
