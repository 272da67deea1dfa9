namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Path: a file or ":memory:".</summary>
internal sealed record DuckDbOptions(string Path)
{
    public const string InMemoryPath = ":memory:";

    public bool IsInMemory => Path == InMemoryPath;

    /// <summary>Shares the file with other readers and needs it to exist. Means nothing to ":memory:".</summary>
    public bool ReadOnly { get; init; }

    /// <summary>How long another process may keep the file before opening it gives up; zero: one attempt.</summary>
    public TimeSpan LockTimeout { get; init; }

    /// <summary>
    /// What DuckDB may hold before it spills to disk, in DuckDB's notation. It is not the process's peak: .NET, the
    /// library and COPY's buffers come on top.
    /// </summary>
    public string MemoryLimit { get; init; } = "256MB";

    /// <summary>Null: one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Called once, with the sentence to show, when opening has to wait for another process.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>Called with the sentence to show when a file whose creation was interrupted is created anew.</summary>
    public Action<string>? Recovered { get; init; }
}
