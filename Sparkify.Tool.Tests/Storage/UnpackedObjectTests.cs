using System.Text;
using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Storage;

/// <summary>bzip2 and zstd: whole objects, several parts, damage.</summary>
public sealed class UnpackedObjectTests
{
    private static readonly StoredObject Item = new(S3Location.Parse("s3://b/x"), "tag", 0);
    private static readonly byte[] Data = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919 % 10007}|row\n"))
    );

    public static TheoryData<string> Formats => ["bzip2", "zstd"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parts_one_after_the_other_unpack_to_their_joined_data(string format)
    {
        var packed = Pack(format, Data);
        Assert.Equal(Data, Unpack(format, packed));
        Assert.Equal([.. Data, .. Data], Unpack(format, [.. packed, .. packed]));
        Assert.Empty(Unpack(format, []));
        Assert.Empty(Unpack(format, Pack(format, [])));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Data_cut_off_or_changed_is_an_error_that_names_the_object(string format)
    {
        var packed = Pack(format, Data);
        foreach (var length in new[] { 1, 3, 10, packed.Length / 2, packed.Length - 1 })
        {
            AssertDamaged(format, packed[..length]);
        }

        packed[packed.Length / 2] ^= 0xFF;
        AssertDamaged(format, packed);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Plain_data_is_refused(string format)
    {
        var error = Assert.Throws<SparkifyException>(() => Unpack(format, Data));
        Assert.Equal($"s3://b/x is not {format} data", error.Message);
    }

    private static void AssertDamaged(string format, byte[] packed)
    {
        var error = Assert.Throws<SparkifyException>(() => Unpack(format, packed));
        Assert.StartsWith($"s3://b/x is damaged {format} data", error.Message, StringComparison.Ordinal);
    }

    internal static byte[] Pack(string format, byte[] data)
    {
        var packed = new MemoryStream();
        using (
            Stream stream =
                format == "zstd"
                    ? new CompressionStream(packed)
                    : BZip2Stream.Create(packed, CompressionMode.Compress, false, leaveOpen: true)
        )
        {
            stream.Write(data);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(string format, byte[] packed)
    {
        var compression = format == "zstd" ? Compression.Zstd : Compression.Bzip2;
        using var stream = UnpackedObject.Open(new SlowStream(packed, 100), Item, compression);
        var data = new MemoryStream();
        stream.CopyTo(data);
        return data.ToArray();
    }
}
