namespace Sparkify.Tool.Project;

/// <summary>Every key of sparkify.json. sparkify.schema.json says the same to editors; a test compares them.</summary>
internal static class ConfigKeys
{
    /// <summary>"$schema" is for editors only.</summary>
    public static readonly IReadOnlyList<string> File = ["$schema", "target", "targets", "variables"];

    public static readonly IReadOnlyList<string> Target =
    [
        "engine",
        "database",
        "memoryLimit",
        "connection",
        "passwordCommand",
        "schema",
        "session",
        "protected",
        "showValues",
        "manifests",
        "variables",
        "s3",
    ];

    public static readonly IReadOnlyList<string> S3 =
    [
        "region",
        "endpoint",
        "pathStyle",
        "anonymous",
        "timeout",
        "mounts",
    ];

    public static readonly IReadOnlyDictionary<string, EngineKind> Engines = new Dictionary<string, EngineKind>
    {
        ["duckdb"] = EngineKind.DuckDb,
        ["postgres"] = EngineKind.Postgres,
        ["redshift"] = EngineKind.Redshift,
    };

    /// <summary>What to do about a key of a target or of its s3 that this engine cannot use; null where it can.</summary>
    public static string? Misfit(string key, EngineKind engine) =>
        (key, engine) switch
        {
            ("connection" or "passwordCommand", EngineKind.DuckDb) =>
                "duckdb is a file: name it with \"database\" and remove the key",
            ("memoryLimit", EngineKind.Postgres or EngineKind.Redshift) =>
                "only duckdb runs in this process; remove the key",
            ("database", EngineKind.Postgres or EngineKind.Redshift) =>
                "name the database in \"connection\", as Database=…, and remove the key",
            ("manifests", EngineKind.DuckDb or EngineKind.Postgres) =>
                "only redshift reads S3 through manifests; remove the key",
            ("mounts", EngineKind.Redshift) => "redshift reads S3 itself, not local folders; remove the key",
            _ => null,
        };
}
