namespace Sparkify.Tool.Tests.Redshift;

/// <summary>A real cluster, as the environment names it: docs/redshift.md says how. Null connection: there is none.</summary>
internal static class Cluster
{
    public static string? Connection =>
        Environment.GetEnvironmentVariable("SPARKIFY_TEST_REDSHIFT") is { Length: > 0 } connection ? connection : null;

    /// <summary>No slash at its end.</summary>
    public static string Prefix =>
        Environment.GetEnvironmentVariable("SPARKIFY_TEST_REDSHIFT_S3")?.TrimEnd('/') ?? "s3://not-set";

    /// <summary>What stands behind IAM_ROLE.</summary>
    public static string Role =>
        Environment.GetEnvironmentVariable("SPARKIFY_TEST_REDSHIFT_ROLE") is { Length: > 0 } role and not "default"
            ? $"'{role}'"
            : "default";

    public static string NewName() => $"sparkify_test_{Guid.NewGuid():n}";
}
