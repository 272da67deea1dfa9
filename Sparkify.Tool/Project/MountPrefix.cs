using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>An S3 prefix as the project's files and options name it.</summary>
internal static class MountPrefix
{
    private const string Scheme = "s3://";

    /// <summary>s3://bucket or s3://bucket/prefix, without a slash at the end.</summary>
    public static string Parse(string text, SourceSpan? span) =>
        TryParse(text)
        ?? throw ProjectError.At(
            span,
            $"{ProjectError.Quote(text)} is not an S3 prefix",
            "write s3://bucket or s3://bucket/prefix"
        );

    public static string? TryParse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = text[Scheme.Length..].TrimEnd('/');
        return path.Length == 0 || path[0] == '/' ? null : Scheme + path;
    }
}
