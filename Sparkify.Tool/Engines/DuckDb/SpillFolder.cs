namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// The private folder into which DuckDB spills what its memory limit does not hold; gone when disposed. A file in it is
/// kept locked, so that a later process can tell what a killed one left behind.
/// </summary>
internal sealed class SpillFolder : IDisposable
{
    private const string Prefix = "sparkify-duckdb-";
    private const string LockName = "owner.lock";

    // A folder is created before its lock is: younger ones may be without it and yet in use.
    private static readonly TimeSpan MinStaleAge = TimeSpan.FromHours(1);

    private readonly FileStream ownerLock;

    private SpillFolder(string path)
    {
        Path = path;
        ownerLock = Lock(path, FileMode.CreateNew);
    }

    public string Path { get; }

    /// <summary>In the system's folder for temporary files; mode 0700.</summary>
    public static SpillFolder Create() => CreateIn(System.IO.Path.GetTempPath());

    public static SpillFolder CreateIn(string parent)
    {
        // A folder of somebody else's can be exchanged for a link while it is being deleted: only an administrator would be harmed.
        if (!Environment.IsPrivilegedProcess)
        {
            DeleteStale(parent, DateTime.UtcNow - MinStaleAge);
        }

        var path = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new SpillFolder(path);
    }

    public void Dispose()
    {
        ownerLock.Dispose();
        TryDelete(Path);
    }

    /// <summary>Deletes the folders of killed processes that nobody has written to since.</summary>
    internal static void DeleteStale(string parent, DateTime lastWrittenBefore)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            if (Directory.GetLastWriteTimeUtc(folder) < lastWrittenBefore && IsAbandoned(folder))
            {
                TryDelete(folder);
            }
        }
    }

    private static bool IsAbandoned(string folder)
    {
        try
        {
            Lock(folder, FileMode.Open).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted now is deleted by a later process.
        }
    }
}
