namespace Sparkify.Tool.Copy;

/// <summary>ENCODING of a COPY. Utf16 takes its order of bytes from the mark that the file must start with.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html"/>
internal enum FileEncoding
{
    Utf8,
    Utf16,
    Utf16LittleEndian,
    Utf16BigEndian,
    Latin1,
}
