using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>COPY as the tool itself carries it out: it tells its progress, and can be stopped at any row.</summary>
public abstract partial class LocalEngineContract
{
    [Fact]
    public async Task Cancelled_copy_ends_and_leaves_no_row()
    {
        Put("big.json", string.Concat(Enumerable.Repeat("{\"a\": 1, \"b\": \"x\"}\n", 100_000)));
        Run("create table t (a bigint, b varchar(200))");
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAtFirstRow(cancellation);
        var copy = SqlStatement.Own("copy t from 's3://b/big' iam_role default json 'auto'");

        var running = Task.Run(() => Engine.Copy(copy, static l => l, progress, cancellation.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.InRange(progress.FirstRowCount, 1, 50_000);
        Assert.Equal(["0"], Rows("select count(*) from t"));
    }

    private sealed class CancelAtFirstRow(CancellationTokenSource cancellation) : IProgress<CopyProgress>
    {
        public long FirstRowCount { get; private set; }

        public void Report(CopyProgress value)
        {
            if (value.RowCount > 0 && FirstRowCount == 0)
            {
                FirstRowCount = value.RowCount;
                cancellation.Cancel();
            }
        }
    }
}
