using System.Text;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Tests.Copy.Properties;

/// <summary>
/// What a COPY makes of its objects depends on nothing but their content: not on the size of buffers, the pieces that reads give, the order of the
/// listing, the number of workers.
/// </summary>
public sealed class CopyPropertyTests : IDisposable
{
    private const int Rounds = 25;
    private const int SplitRounds = 4;

    private static readonly Run Reference = new(1 << 20, int.MaxValue - 1, 1, 0);

    private static readonly Run[] Runs =
    [
        new(16, 1, 1, 0),
        new(16, int.MaxValue - 1, 2, 3),
        new(17, 3, 3, 5),
        new(64, 9, 4, 7),
        new(333, 40, 1, 11),
        new(4096, 1000, 2, 13),
    ];

    private readonly CopyBench bench = new();

    public static TheoryData<string> Formats => [.. RecordFormat.All.Select(f => f.Name)];

    public void Dispose() => bench.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Any_buffer_reads_order_and_workers_give_the_same_rows_and_rejections(string format)
    {
        var records = RecordFormat.All.Single(f => f.Name == format);
        var (rowCount, rejectedCount) = (0L, 0L);
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var input = CopyInput.Generate(records, seed);
            var expected = await LoadAsync(input, Reference);
            foreach (var run in Runs)
            {
                var found = await LoadAsync(input, run);
                AssertSame(expected, found, run, input);
            }

            rowCount += expected.RowCount;
            rejectedCount += expected.RejectedCount;
        }

        // The inputs are both, good and bad.
        Assert.InRange(rowCount, Rounds, long.MaxValue);
        Assert.InRange(rejectedCount, Rounds, long.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Any_place_at_which_the_first_read_ends_gives_the_same_rows_and_rejections(string format)
    {
        var records = RecordFormat.All.Single(f => f.Name == format);
        for (var seed = 1000; seed < 1000 + SplitRounds; seed++)
        {
            var whole = CopyInput.Generate(records, seed, maxObjectBytes: 200);
            foreach (var (key, bytes) in whole.Objects)
            {
                var input = whole with { Objects = new Dictionary<string, byte[]> { [key] = bytes } };
                var expected = await LoadAsync(input, Reference);
                for (var count = 1; count <= bytes.Length; count++)
                {
                    var found = await LoadAsync(input, Reference, content => ChoppyStream.InTwo(content, count));
                    AssertSame(expected, found, $"cut at {count}", input);
                }
            }
        }
    }

    private static void AssertSame(Result expected, Result found, object run, CopyInput input)
    {
        if (found != expected)
        {
            var message = $"{run} of {input}\nexpected {expected}\nfound {found}";
            Assert.Fail(message.Replace("\0", "\\0", StringComparison.Ordinal));
        }
    }

    private Task<Result> LoadAsync(CopyInput input, Run run) =>
        LoadAsync(input, run, content => ChoppyStream.Random(content, run.MaxReadBytes, run.Seed + 1));

    private async Task<Result> LoadAsync(CopyInput input, Run run, Func<byte[], Stream> open)
    {
        var objects = input.Objects.ToDictionary();
        if (input.Format.JsonPaths is { } paths)
        {
            objects["p"] = Encoding.UTF8.GetBytes(paths);
        }

        bench.Store = new ChoppyStore(objects, open, run.Seed);
        bench.WorkerCount = run.WorkerCount;
        bench.Settings = new CopySettings { BufferBytes = run.BufferBytes, MaxRejections = int.MaxValue - 1 };
        var result = await bench.RunAsync(
            $"create table t ({input.Format.Columns})",
            $"copy t from 's3://b/d' {input.Format.Copy} {input.Options} ignoreallerrors"
        );
        var outcome = result.Outcome;
        Assert.Equal(outcome.RowCount, result.Rows.Count);
        Assert.Equal(outcome.RejectedRowCount, outcome.Rejections.Count);
        return new Result(
            string.Join('\n', result.Rows.Order(StringComparer.Ordinal)),
            string.Join('\n', outcome.Rejections),
            string.Join('\n', outcome.Objects.Select(o => o.ToString()).Order(StringComparer.Ordinal)),
            outcome.RowCount,
            outcome.RejectedRowCount
        );
    }

    /// <summary>Seed: of the reads' sizes and of the listing's order; 0 leaves the order.</summary>
    private sealed record Run(int BufferBytes, int MaxReadBytes, int WorkerCount, int Seed);

    private sealed record Result(string Rows, string Rejections, string Objects, long RowCount, long RejectedCount);
}
