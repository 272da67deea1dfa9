using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

public sealed class DuckDbDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Settings_hold_for_every_session()
    {
        using var database = Open(new DuckDbOptions(folder["a.duckdb"]) { MemoryLimit = "300MB", Threads = 2 });
        using var first = database.OpenConnection();
        using var second = database.OpenConnection();

        foreach (var session in new[] { first, second })
        {
            Assert.Equal(2, session.Value("select 5 / 2"));
            Assert.Equal(
                [
                    [1],
                    [2],
                    [null],
                ],
                session.Rows("select * from (values (2), (null), (1)) as t(x) order by x")
            );
            Assert.Equal(
                [
                    [null],
                    [2],
                    [1],
                ],
                session.Rows("select * from (values (2), (null), (1)) as t(x) order by x desc")
            );
            Assert.Equal("286.1 MiB", session.Value("select current_setting('memory_limit')"));
            Assert.Equal(2L, session.Value("select current_setting('threads')"));
            Assert.Equal(false, session.Value("select current_setting('autoinstall_known_extensions')"));
            Assert.Equal(false, session.Value("select current_setting('autoload_known_extensions')"));
        }
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("new/folder/it's; a=\"ü\".duckdb")]
    public void Sessions_share_the_database_and_have_transactions_of_their_own(string path)
    {
        using var database = Open(new DuckDbOptions(path == ":memory:" ? path : folder[path.Replace('"', '_')]));
        using var first = database.OpenConnection();
        using var second = database.OpenConnection();
        first.Run("create table t(i int)");
        first.Run("begin");
        first.Run("insert into t values (1)");

        Assert.Equal(0L, second.Value("select count(*) from t"));
        second.Run("insert into t values (2)");
        first.Run("commit");

        Assert.Equal(2L, second.Value("select count(*) from t"));
    }

    [Fact]
    public void In_memory_databases_are_apart()
    {
        using var first = Open(new DuckDbOptions(":memory:"));
        using var second = Open(new DuckDbOptions(":memory:"));
        using var writer = first.OpenConnection();
        using var reader = second.OpenConnection();
        writer.Run("create table t(i int)");

        Assert.Equal(0L, reader.Value("select count(*) from duckdb_tables()"));
    }

    [Fact]
    public void Spill_folder_is_private_and_gone_after_disposal()
    {
        string spill;
        using (var database = Open(new DuckDbOptions(":memory:")))
        using (var session = database.OpenConnection())
        {
            spill = (string)session.Value("select current_setting('temp_directory')")!;
            Assert.True(Directory.Exists(spill));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(spill)
                );
            }
        }

        Assert.False(Directory.Exists(spill));
    }

    [Fact]
    public void Spelling_of_the_path_does_not_matter()
    {
        Directory.CreateDirectory(folder["real"]);
        Directory.CreateSymbolicLink(folder["link"], "real");
        File.CreateSymbolicLink(folder["alias.duckdb"], Path.Combine("link", "a.duckdb"));
        var spellings = new[] { "real/a.duckdb", "link/a.duckdb", "./link/../real//a.duckdb", "alias.duckdb" };

        var databases = spellings
            .Select(spelling => Open(new DuckDbOptions(Path.Combine(folder.Path, spelling))))
            .ToArray();
        using var writer = databases[0].OpenConnection();
        writer.Run("create table t(i int)");
        foreach (var database in databases)
        {
            using var session = database.OpenConnection();
            session.Run("insert into t values (1)");
        }

        Assert.Single(databases.Select(database => database.Path).Distinct());
        Assert.Equal(4L, writer.Value("select count(*) from t"));
        Array.ForEach(databases, database => database.Dispose());
    }

    [Fact]
    public void Links_in_a_circle_are_an_error()
    {
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");

        var error = Assert.Throws<SparkifyException>(() => Open(new DuckDbOptions(folder["a"])));

        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
    }

    [Fact]
    public void File_in_use_is_an_error_that_names_the_process()
    {
        using var holder = DatabaseHolder.Hold(folder["a.duckdb"]);
        var announcements = new List<string>();
        var options = new DuckDbOptions(folder["a.duckdb"])
        {
            LockTimeout = TimeSpan.FromMilliseconds(300),
            Waiting = announcements.Add,
        };

        var error = Assert.Throws<SparkifyException>(() => Open(options));

        Assert.Equal(ExitCode.NotLocked, error.ExitCode);
        Assert.Contains($"{folder["a.duckdb"]} is in use by process {holder.ProcessId} (", error.Message);
        Assert.Contains("--lock-timeout", error.Hint);
        Assert.Contains($"in use by process {holder.ProcessId} (", Assert.Single(announcements));
    }

    [Fact]
    public void File_in_use_cannot_be_read_either()
    {
        using var holder = DatabaseHolder.Hold(folder["a.duckdb"]);

        var error = Assert.Throws<SparkifyException>(() =>
            Open(new DuckDbOptions(folder["a.duckdb"]) { ReadOnly = true })
        );

        Assert.Equal(ExitCode.NotLocked, error.ExitCode);
    }

    [Fact]
    public void Opening_waits_until_the_other_process_ends()
    {
        using var holder = DatabaseHolder.Hold(folder["a.duckdb"]);
        var options = new DuckDbOptions(folder["a.duckdb"])
        {
            LockTimeout = TimeSpan.FromMinutes(1),
            Waiting = _ => holder.Release(),
        };

        using var database = Open(options);
        using var session = database.OpenConnection();

        Assert.Equal(1, session.Value("select 1"));
    }

    [Fact]
    public void Waiting_can_be_cancelled()
    {
        using var holder = DatabaseHolder.Hold(folder["a.duckdb"]);
        using var cancellation = new CancellationTokenSource();
        var options = new DuckDbOptions(folder["a.duckdb"])
        {
            LockTimeout = TimeSpan.FromMinutes(1),
            Waiting = _ => cancellation.Cancel(),
        };

        Assert.Throws<OperationCanceledException>(() => DuckDbDatabase.Open(options, cancellation.Token));
    }

    [Fact]
    public void Reading_a_database_that_is_not_there_says_to_migrate()
    {
        var error = Assert.Throws<SparkifyException>(() =>
            Open(new DuckDbOptions(folder["a.duckdb"]) { ReadOnly = true })
        );

        Assert.Equal($"there is no database at {folder["a.duckdb"]} yet", error.Message);
        Assert.Contains("sparkify migrate", error.Hint);
        Assert.False(File.Exists(folder["a.duckdb"]));
    }

    [Fact]
    public void Read_only_session_refuses_to_write()
    {
        using (var database = Open(new DuckDbOptions(folder["a.duckdb"])))
        using (var session = database.OpenConnection())
        {
            session.Run("create table t as select 1 as i");
        }

        using var readOnly = Open(new DuckDbOptions(folder["a.duckdb"]) { ReadOnly = true });
        using var reader = readOnly.OpenConnection();

        Assert.Equal(1, reader.Value("select i from t"));
        Assert.ThrowsAny<Exception>(() => reader.Run("insert into t values (2)"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(8192)]
    [InlineData(12287)]
    public void File_whose_creation_was_killed_is_created_anew(int lengthBytes)
    {
        var path = folder["a.duckdb"];
        Open(new DuckDbOptions(path)).Dispose();
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..lengthBytes]);
        var reader = new DuckDbOptions(path) { ReadOnly = true };
        var warnings = new List<string>();

        Assert.Contains("no database", Assert.Throws<SparkifyException>(() => Open(reader)).Message);
        using (var database = Open(new DuckDbOptions(path) { Recovered = warnings.Add }))
        using (var session = database.OpenConnection())
        {
            session.Run("create table t(i int)");
        }

        Assert.Contains(path, Assert.Single(warnings));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Small_file_that_is_no_database_is_left_alone()
    {
        File.WriteAllText(folder["notes.txt"], "not a database");

        var error = Assert.Throws<SparkifyException>(() => Open(new DuckDbOptions(folder["notes.txt"])));

        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
        Assert.Contains("not a valid DuckDB database file", error.Message);
        Assert.Equal("not a database", File.ReadAllText(folder["notes.txt"]));
    }

    [Fact]
    public void Folder_in_place_of_the_file_cannot_be_opened()
    {
        var error = Assert.Throws<SparkifyException>(() => Open(new DuckDbOptions(folder.Path)));

        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
    }

    private static DuckDbDatabase Open(DuckDbOptions options) => DuckDbDatabase.Open(options, CancellationToken.None);
}
