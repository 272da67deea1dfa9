using System.Diagnostics;
using System.Globalization;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Storage.S3;

namespace Sparkify.Tool.Benchmarks;

/// <summary>
/// COPY of 15,000 songs, one an object of about 250 bytes, from an S3 server on this machine, against listing and downloading them with the same client
/// and as many requests at once. Both in this process, in turns.
/// </summary>
internal sealed class S3Benchmark(BenchmarkOptions options)
{
    private const int ObjectCount = 15_000;
    private const double MaxRatio = 1.2;
    private const string Bucket = "songs";

    /// <summary>False: the ratio of the medians is above the bound.</summary>
    public bool Run()
    {
        using var server = S3Process.Start(Bucket, ObjectCount);
        var storage = new StorageSettings { Endpoint = server.Endpoint, PathStyle = true };
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= options.RoundCount; round++)
        {
            var copied = Measure(() => Copy(storage));
            var downloaded = Measure(() => DownloadAsync(storage).GetAwaiter().GetResult());

            // The first round only warms caches, connections and code.
            if (round > 0)
            {
                ours.Add(copied);
                theirs.Add(downloaded);
            }
        }

        var ratio = Median(ours) / Median(theirs);
        Console.WriteLine($"## COPY of {ObjectCount} objects from S3\n");
        Print("COPY", ours);
        Print("download alone", theirs);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nratio of the medians {ratio:0.00}, at most {MaxRatio:0.0}\n"
            )
        );
        return ratio <= MaxRatio;
    }

    private static void Copy(StorageSettings storage)
    {
        var target = new Target("s3", EngineKind.DuckDb) { Database = ":memory:", Storage = storage };
        using var engine = EngineFactory.Open(target, new EngineOptions(), CancellationToken.None);
        Send(
            "create table songs (song_id varchar(18), title varchar(500), artist_id varchar(18), artist_name varchar(500), duration double precision, year integer)"
        );
        Send($"copy songs from 's3://{Bucket}/song_data' iam_role default json 'auto'");

        void Send(string sql) => engine.Run(SqlStatement.Own(sql), CancellationToken.None).Dispose();
    }

    private static async Task DownloadAsync(StorageSettings storage)
    {
        using var store = S3ObjectStore.Create(storage, null);
        var objects = new List<StoredObject>();
        await foreach (var item in store.ListAsync(new S3Location(Bucket, "song_data"), CancellationToken.None))
        {
            objects.Add(item);
        }

        var requests = new ParallelOptions { MaxDegreeOfParallelism = new ReadAheadLimits().MaxRequests };
        await Parallel.ForEachAsync(
            objects,
            requests,
            async (item, cancellationToken) =>
            {
                await using var stream = await store.OpenAsync(item, cancellationToken);
                await stream.ReadExactlyAsync(new byte[item.SizeBytes], cancellationToken);
            }
        );
    }

    private static double Measure(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Print(string name, List<double> seconds) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: median {Median(seconds):0.00} s ({seconds.Min():0.00}–{seconds.Max():0.00})"
            )
        );
}
