namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// What a process leaves that is killed while it creates a database: a file without all of its three headers of 4,096
/// bytes, which holds no data yet and which DuckDB refuses to open.
/// </summary>
internal static class UnfinishedFile
{
    private const int HeadersBytes = 3 * 4096;
    private const int MagicOffset = 8;

    /// <summary>
    /// True for a file that DuckDB began; false for another small file, which is the user's. Only to be asked after opening
    /// has failed: closing any descriptor of an open database would drop this process's lock on it.
    /// </summary>
    public static bool IsAt(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length >= HeadersBytes)
        {
            return false;
        }

        var content = File.ReadAllBytes(path);
        return !content.AsSpan().ContainsAnyExcept((byte)0)
            || (content.Length > MagicOffset && content.AsSpan(MagicOffset).StartsWith("DUCK"u8));
    }

    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + ".wal");
    }

    /// <summary>
    /// Held by the process that creates a database, so that no other one takes the file for a killed process's and deletes
    /// it; null while another process holds it. DuckDB's own lock comes a moment after the file.
    /// </summary>
    public static IDisposable? TryBeginCreation(string path)
    {
        var guardPath = path + ".creating";
        try
        {
            return new FileStream(
                guardPath,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException) when (File.Exists(guardPath))
        {
            return null;
        }
    }
}
