using System.Globalization;
using System.Text.RegularExpressions;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Unload;

/// <summary>The names of the objects that UNLOAD writes behind its prefix. Local engines write as a cluster of one slice.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed partial class ObjectNames
{
    private readonly bool isSerial;
    private readonly bool hasPartitions;
    private readonly bool hasManifest;
    private readonly string extension;

    public ObjectNames(UnloadStatement unload)
    {
        var to = S3Location.Parse(unload.To.Value, unload.To.Span);
        hasPartitions = unload.Partition is not null;
        hasManifest = unload.Find("MANIFEST") is not null;
        isSerial = unload.Find("PARALLEL")?.Argument?.Value is "OFF" or "FALSE";
        Prefix = hasPartitions && !to.Key.EndsWith('/') ? to with { Key = to.Key + "/" } : to;
        extension = ExtensionOf(unload);
    }

    /// <summary>With PARTITION BY a folder.</summary>
    public S3Location Prefix { get; }

    public S3Location Manifest => Behind("manifest");

    /// <summary>Partition: "" or "name=value/" for every partition column. Part: 0, and more where a file has reached its size.</summary>
    public S3Location File(string partition, int part)
    {
        var number = part.ToString(isSerial ? "000" : "00", CultureInfo.InvariantCulture);
        return Behind($"{partition}{(isSerial ? "" : "0000_part_")}{number}{extension}");
    }

    /// <summary>Whether an object that starts with the prefix is one that an UNLOAD of this kind may write.</summary>
    public bool MayBe(S3Location found)
    {
        var name = found.Key[Prefix.Key.Length..];
        var slash = name.LastIndexOf('/');
        if (hasPartitions ? name[..(slash + 1)].Contains('=', StringComparison.Ordinal) : slash < 0)
        {
            return DataFile.IsMatch(name[(slash + 1)..]) || (hasManifest && name == "manifest");
        }

        return hasManifest && name == "manifest";
    }

    private S3Location Behind(string name) => Prefix with { Key = Prefix.Key + name };

    private static string ExtensionOf(UnloadStatement unload)
    {
        if (unload.Find("EXTENSION")?.Argument is { } written)
        {
            return "." + written.Value.TrimStart('.');
        }

        return unload.Format.Kind == CopyFormatKind.Parquet
            ? ".parquet"
            : PackedObject.ExtensionOf(UnloadOptions.CompressionOf(unload));
    }

    [GeneratedRegex("""^(\d{3,}|\d{4,}_part_\d{2,})(\..*)?$""")]
    private static partial Regex DataFile { get; }
}
