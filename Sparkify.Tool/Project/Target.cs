namespace Sparkify.Tool.Project;

/// <summary>One entry of "targets" in sparkify.json, validated. Paths are absolute.</summary>
internal sealed record Target(string Name, EngineKind Engine)
{
    /// <summary>duckdb: an absolute path or ":memory:".</summary>
    public string? Database { get; init; }

    /// <summary>duckdb: what the engine holds before it spills to disk, such as "1GB"; null for its default.</summary>
    public string? MemoryLimit { get; init; }

    public string? Connection { get; init; }

    public string? PasswordCommand { get; init; }

    /// <summary>Where the tool keeps its own tables.</summary>
    public string Schema { get; init; } = "sparkify";

    public IReadOnlyList<string> Session { get; init; } = [];

    public bool IsProtected { get; init; }

    public bool ShowValues { get; init; } = true;

    public string? Manifests { get; init; }

    public StorageSettings Storage { get; init; } = new();
}

internal enum EngineKind
{
    DuckDb,
    Postgres,
    Redshift,
}

internal sealed record StorageSettings
{
    public string? Region { get; init; }

    public string? Endpoint { get; init; }

    public bool PathStyle { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>How long S3 may give nothing before what waits for it fails.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public IReadOnlyList<Mount> Mounts { get; init; } = [];
}

/// <summary>An S3 prefix (s3://bucket or s3://bucket/prefix, no trailing slash) that a local folder stands for. Directory: absolute.</summary>
internal sealed record Mount(string Prefix, string Directory);
