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

        SpillFolder.DeleteStale(parent.Path, DateTime.UtcNow.AddMinutes(1));

        Assert.False(Directory.Exists(killed));
        Assert.True(Directory.Exists(running.Path));
    }

    [Fact]
    public void Young_folders_and_those_without_a_lock_are_kept()
    {
        var young = Directory.CreateDirectory(parent["sparkify-duckdb-young"]).FullName;
        File.WriteAllText(Path.Combine(young, "owner.lock"), "");
        Directory.CreateDirectory(parent["sparkify-duckdb-unlocked"]);

        SpillFolder.DeleteStale(parent.Path, DateTime.UtcNow.AddHours(-1));
        File.Delete(Path.Combine(young, "owner.lock"));
        SpillFolder.DeleteStale(parent.Path, DateTime.UtcNow.AddMinutes(1));

        Assert.Equal(2, Directory.GetDirectories(parent.Path).Length);
    }
}
