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
        var path = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var folder = new SpillFolder(path);
        folder.DeleteStale(DateTime.UtcNow - MinStaleAge);
        return folder;
    }

    public void Dispose()
    {
        ownerLock.Dispose();
        TryDo(() => Delete(Path));
    }

    /// <summary>
    /// Deletes the folders of killed processes that nobody has written to since. Each is first moved in here, where nobody else can
    /// exchange it for a link to what an administrator may delete.
    /// </summary>
    internal void DeleteStale(DateTime lastWrittenBefore)
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetDirectoryName(Path)!, Prefix + "*"))
        {
            if (folder != Path && Directory.GetLastWriteTimeUtc(folder) < lastWrittenBefore && IsAbandoned(folder))
            {
                TryDo(() =>
                {
                    var moved = System.IO.Path.Combine(Path, System.IO.Path.GetFileName(folder));
                    Directory.Move(folder, moved);
                    Delete(moved);
                });
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

    // DuckDB makes no folders in it.
    private static void Delete(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }

        Directory.Delete(folder);
    }

    private static void TryDo(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted now is left to a later process.
        }
    }
}
