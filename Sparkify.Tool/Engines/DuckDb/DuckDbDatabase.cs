using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// One open DuckDB database and this process's hold on its file; sessions on it are connections. Keep one for a file
/// and process, and dispose it after its connections.
/// </summary>
internal sealed class DuckDbDatabase : IDisposable
{
    private readonly DuckDBConnection owner;
    private readonly SpillFolder spillFolder;

    private DuckDbDatabase(string path, DuckDBConnection owner, SpillFolder spillFolder)
    {
        Path = path;
        Copies = CopyTableFunction.Register(owner);
        this.owner = owner;
        this.spillFolder = spillFolder;
    }

    /// <summary>The canonical path, or ":memory:".</summary>
    public string Path { get; }

    /// <summary>Seen by every session, in whatever transaction.</summary>
    public CopyTableFunction Copies { get; }

    public CopyNumbers CopyNumbers { get; } = new();

    private bool IsInMemory => Path == DuckDbOptions.InMemoryPath;

    /// <exception cref="Text.SparkifyException">
    /// NotLocked: another process has kept the file for longer than the timeout; NoConnection: it cannot be opened; Failed:
    /// it is to be read but there is none.
    /// </exception>
    public static DuckDbDatabase Open(DuckDbOptions options, CancellationToken cancellationToken)
    {
        var path = options.IsInMemory ? options.Path : CanonicalPath.Of(options.Path);
        var spillFolder = SpillFolder.Create();
        try
        {
            var settings = ConnectionString(options, path, spillFolder.Path);
            var owner = options.IsInMemory
                ? Connect(settings)
                : new DuckDbFile(path, options, () => Connect(settings)).Open(cancellationToken);
            return new DuckDbDatabase(path, owner, spillFolder);
        }
        catch
        {
            spillFolder.Dispose();
            throw;
        }
    }

    /// <summary>The native library, which is large; whoever needs it meanwhile waits.</summary>
    public static void LoadLibrary() => NativeMethods.Startup.DuckDBLibraryVersion();

    /// <summary>A further session, with transactions of its own.</summary>
    public DuckDBConnection OpenConnection()
    {
        if (!IsInMemory)
        {
            return Connect(owner.ConnectionString);
        }

        var connection = owner.Duplicate();
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        owner.Dispose();
        spillFolder.Dispose();
    }

    private static DuckDBConnection Connect(string connectionString)
    {
        var connection = new DuckDBConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What stands here holds for every connection of the instance, without a statement sent.</summary>
    private static string ConnectionString(DuckDbOptions options, string path, string spillFolder)
    {
        var settings = new DuckDBConnectionStringBuilder
        {
            DataSource = path,
            ["memory_limit"] = options.MemoryLimit,
            ["temp_directory"] = spillFolder,
            ["threads"] = options.Threads,
            ["errors_as_json"] = "true",

            // https://docs.aws.amazon.com/redshift/latest/dg/r_ORDER_BY_clause.html
            ["default_null_order"] = "nulls_last_on_asc_first_on_desc",

            // https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html
            ["integer_division"] = "true",

            // No table promises an order; keeping one makes COPY wait for its slowest worker and hold what the others read.
            ["preserve_insertion_order"] = "false",

            // Macros are told apart by the types of their arguments, which older files cannot hold.
            ["storage_compatibility_version"] = "v1.4.0",

            // Nothing is ever downloaded.
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
            ["allow_community_extensions"] = "false",
        };
        if (options is { ReadOnly: true, IsInMemory: false })
        {
            settings["access_mode"] = "READ_ONLY";
        }

        return settings.ConnectionString;
    }
}
