namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Path: a file or ":memory:".</summary>
internal sealed record DuckDbOptions(string Path)
{
    public const string InMemoryPath = ":memory:";

    public const string DefaultMemoryLimit = "256MB";

    public bool IsInMemory => Path == InMemoryPath;

    /// <summary>Shares the file with other readers and needs it to exist. Means nothing to ":memory:".</summary>
    public bool ReadOnly { get; init; }

    /// <summary>How long another process may keep the file before opening it gives up; zero: one attempt.</summary>
    public TimeSpan LockTimeout { get; init; }

    /// <summary>
    /// What DuckDB may hold before it spills to disk, in DuckDB's notation. It is not the process's peak: with 256 MB and
    /// four threads that was 410 MB for 10 million events of 18 columns, and 445 MB for sorting 3 million of them.
    /// </summary>
    public string MemoryLimit { get; init; } = DefaultMemoryLimit;

    /// <summary>Each thread holds up to 60 MB of such events while it inserts them; 16 threads had not enough with 512 MB.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>Called once, with the sentence to show, when opening has to wait for another process.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>Called with the sentence to show when a file whose creation was interrupted is created anew.</summary>
    public Action<string>? Recovered { get; init; }
}
