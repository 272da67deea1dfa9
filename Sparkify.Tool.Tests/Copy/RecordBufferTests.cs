using Sparkify.Tool.Copy;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Storage;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>How a worker's window moves over an object.</summary>
public sealed class RecordBufferTests
{
    private static readonly StoredObject Item = new(S3Location.Parse("s3://b/d"), "tag", 0);

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(1000, 100_000)]
    public void A_large_record_that_comes_in_small_reads_is_looked_at_a_few_times(int readBytes, int recordBytes)
    {
        using var buffer = new RecordBuffer(512 << 10);
        buffer.Open(new SlowStream(new byte[recordBytes], readBytes), Item);
        var fillCount = 0;
        while (!buffer.IsFinal)
        {
            buffer.Fill();
            fillCount++;
        }

        Assert.Equal(recordBytes, buffer.Unread.Length);
        Assert.InRange(fillCount, 1, 20);
    }
}
