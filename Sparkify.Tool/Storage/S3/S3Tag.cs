namespace Sparkify.Tool.Storage.S3;

/// <summary>ETags stand in quotes in HTTP, and without them everywhere else.</summary>
internal static class S3Tag
{
    public static string Of(string? etag) => etag?.Trim('"') ?? "";

    public static string Quote(string etag) => $"\"{etag}\"";
}
