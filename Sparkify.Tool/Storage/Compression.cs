namespace Sparkify.Tool.Storage;

/// <summary>How the objects of a COPY are packed; all of them alike.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-file-compression.html"/>
internal enum Compression
{
    None,
    Gzip,
    Bzip2,
    Zstd,

    /// <summary>Of columnar objects only, in the framing format.</summary>
    Snappy,
}
