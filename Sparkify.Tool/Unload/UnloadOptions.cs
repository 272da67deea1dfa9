using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Unload;

/// <summary>What the options of an UNLOAD come to. MaxFileBytes: of a file as stored.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed record UnloadOptions
{
    public const long DefaultFileBytes = 6_657_199_308;

    public required CopyFormatKind Format { get; init; }

    public char? Delimiter { get; init; }

    public bool HasHeader { get; init; }

    public bool AddQuotes { get; init; }

    public bool IsEscaped { get; init; }

    public string NullText { get; init; } = "";

    /// <summary>Of FIXEDWIDTH.</summary>
    public CopyArgument? Widths { get; init; }

    public Compression Compression { get; init; }

    public long MaxFileBytes { get; init; } = DefaultFileBytes;

    public long RowGroupBytes { get; init; } = 32 << 20;

    /// <exception cref="SparkifyException">an option that no local engine has</exception>
    public static UnloadOptions Of(UnloadStatement unload)
    {
        if (unload.Find("MASTER_SYMMETRIC_KEY") is { } key)
        {
            throw new SparkifyException("MASTER_SYMMETRIC_KEY is not supported by local engines")
            {
                Span = key.Span,
                Code = "0A000",
                Hint = "ENCRYPTED with KMS_KEY_ID leaves it to S3, and local engines pass over it",
            };
        }

        return new UnloadOptions
        {
            Format = unload.Format.Kind,
            Delimiter = unload.Find("DELIMITER")?.Argument?.Value[0],
            HasHeader = unload.Find("HEADER") is not null,
            AddQuotes = unload.Find("ADDQUOTES") is not null,
            IsEscaped = unload.Find("ESCAPE") is not null,
            NullText = unload.Find("NULL")?.Argument?.Value ?? "",
            Widths = unload.Format.Argument,
            Compression = CompressionOf(unload),
            MaxFileBytes = unload.MaxFileSize?.Bytes ?? DefaultFileBytes,
            RowGroupBytes = unload.RowGroupSize?.Bytes ?? 32 << 20,
        };
    }

    public static Compression CompressionOf(UnloadStatement unload) =>
        unload.Find("GZIP") is not null ? Storage.Compression.Gzip
        : unload.Find("BZIP2") is not null ? Storage.Compression.Bzip2
        : unload.Find("ZSTD") is not null ? Storage.Compression.Zstd
        : Storage.Compression.None;
}
