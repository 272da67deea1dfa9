using System.IO.Compression;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Storage;

public sealed class GzipObjectStreamTests
{
    private static readonly StoredObject Item = new(S3Location.Parse("s3://b/x.gz"), "tag", 0);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(4096, 4096)]
    public void Members_one_after_the_other_unpack_to_their_joined_data(int readBytes, int chunkBytes)
    {
        var parts = new[] { Text(1000, 1), [], Text(1, 2), Text(30_000, 3) };
        Assert.Equal(Join(parts), Unpack(Join([.. parts.Select(Pack)]), readBytes, chunkBytes));
    }

    [Fact]
    public void No_bytes_at_all_are_empty_data() => Assert.Empty(Unpack([], 10, 10));

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    public void Data_cut_off_anywhere_is_an_error(int chunkBytes)
    {
        var packed = Join(Pack(Text(300, 1)), Pack(Text(200, 2)));
        var whole = Pack(Text(300, 1)).Length;
        foreach (var length in Enumerable.Range(1, packed.Length - 1).Where(n => n != whole))
        {
            Assert.Throws<SparkifyException>(() => Unpack(packed[..length], 64, chunkBytes));
        }
    }

    [Fact]
    public void A_byte_changed_anywhere_in_the_data_is_an_error()
    {
        var packed = Pack(Text(300, 1));
        for (var i = 10; i < packed.Length; i++)
        {
            var changed = (byte[])packed.Clone();
            changed[i] ^= 0x10;
            Assert.Throws<SparkifyException>(() => Unpack(changed, 64, 64));
        }
    }

    [Fact]
    public void Anything_but_gzip_after_the_last_member_is_an_error() =>
        Assert.Throws<SparkifyException>(() => Unpack(Join(Pack(Text(300, 1)), "{}"u8.ToArray()), 64, 64));

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("{")]
    public void Plain_text_is_named_as_such(string text)
    {
        var error = Assert.Throws<SparkifyException>(() => Unpack(System.Text.Encoding.UTF8.GetBytes(text), 64, 64));
        Assert.Equal("s3://b/x.gz is not gzip data", error.Message);
    }

    private static byte[] Text(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next('a', 'h'))];
    }

    private static byte[] Pack(byte[] data)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(data);
        }

        return packed.ToArray();
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];

    private static byte[] Unpack(byte[] packed, int readBytes, int chunkBytes)
    {
        using var stream = new GzipObjectStream(new SlowStream(packed, chunkBytes), Item, "");
        var buffer = new byte[readBytes];
        var data = new List<byte>();
        while (stream.Read(buffer) is > 0 and var count)
        {
            data.AddRange(buffer.AsSpan(0, count));
        }

        return [.. data];
    }
}
