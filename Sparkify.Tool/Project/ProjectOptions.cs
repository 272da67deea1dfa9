namespace Sparkify.Tool.Project;

/// <summary>Which project and target, and what the command line changes about them.</summary>
internal sealed record ProjectOptions
{
    /// <summary>Absolute; relative paths of the command line start here.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>--project; null: the nearest parent folder with a project.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>--target</summary>
    public string? TargetName { get; init; }

    /// <summary>--set, each name=value</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>--mount, each s3://prefix=dir</summary>
    public IReadOnlyList<string> Mounts { get; init; } = [];

    /// <summary>The value of an environment variable, or null.</summary>
    public Func<string, string?> Environment { get; init; } = static _ => null;

    /// <summary>Told the target before the scripts are read: its engine can be made ready meanwhile.</summary>
    public Action<Target> TargetKnown { get; init; } = static _ => { };
}
