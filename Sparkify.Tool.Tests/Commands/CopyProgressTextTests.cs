using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Tests.Commands;

public sealed class CopyProgressTextTests
{
    [Fact]
    public void Bytes_rows_rejections_and_the_time_left_are_told()
    {
        var progress = new CopyProgress(3, 30, 120_500_000, 482_000_000, 250_000, 2);

        Assert.Equal(
            "3 of 30 objects, 120.5 MB of 482.0 MB, 250,000 rows, 2 rejected, 12 s left",
            CopyProgressText.Describe(progress, TimeSpan.FromSeconds(4))
        );
    }

    [Theory]
    [InlineData(0, 100, 5, null)]
    [InlineData(100, 100, 5, null)]
    [InlineData(50, 100, 5, 5)]
    [InlineData(1, 1000, 0.1, 100)]
    public void Time_left_is_told_by_the_bytes_read_so_far(long read, long total, double elapsed, int? left)
    {
        var progress = new CopyProgress(0, 1, read, total, 0, 0);

        Assert.Equal(left, (int?)CopyProgressText.Left(progress, TimeSpan.FromSeconds(elapsed))?.TotalSeconds);
    }
}
