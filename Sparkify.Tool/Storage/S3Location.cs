using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>s3://bucket/key; the key may be empty or a prefix.</summary>
internal readonly record struct S3Location(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <exception cref="SparkifyException">the text is not an s3:// URL with a bucket</exception>
    public static S3Location Parse(string url, SourceSpan? span = null)
    {
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || url.Length == Scheme.Length || url[5] == '/')
        {
            throw new SparkifyException($"\"{url}\" is not an S3 URL")
            {
                Span = span,
                Hint = "write s3://bucket/prefix",
            };
        }

        var slash = url.IndexOf('/', Scheme.Length);
        return slash < 0
            ? new S3Location(url[Scheme.Length..], "")
            : new S3Location(url[Scheme.Length..slash], url[(slash + 1)..]);
    }

    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
