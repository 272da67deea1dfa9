using System.Text;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>A bucket s3://b in a folder, and COPY statements run on it into memory.</summary>
internal sealed class CopyBench : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public CopySettings Settings { get; set; } = new();

    public ObjectFilter? Filter { get; set; }

    public int WorkerCount { get; set; } = 1;

    /// <summary>The folder that is the bucket, where it is not Folder.</summary>
    public string? MountDirectory { get; set; }

    /// <summary>Stands for the mounted folder where a test wants it to.</summary>
    public IObjectStore? Store { get; set; }

    public static TableDefinition TableOf(string sql) => CreateTableParser.Parse(Statement(sql)).Definition;

    public static CopyStatement Parse(string sql) => CopyParser.Parse(Statement(sql));

    public void Dispose() => Folder.Dispose();

    public CopyBench With(string key, string content)
    {
        Folder.Write(key, content);
        return this;
    }

    /// <summary>Loads with rows in the order they came; several workers run one after the other's row.</summary>
    public async Task<CopyResult> RunAsync(string table, string copy, CancellationToken cancellationToken = default)
    {
        var source = new CopySource(
            Store ?? new MountedObjectStore([new Mount("s3://b", MountDirectory ?? Folder.FullName)]),
            Filter
        );
        using var job = await CopyJob.PrepareAsync(Parse(copy), TableOf(table), source, Settings, cancellationToken);
        var sinks = Enumerable.Range(0, WorkerCount).Select(_ => new RecordingSink(job.Columns.Count)).ToList();
        await Task.WhenAll(sinks.Select(sink => Task.Run(() => Read(job.OpenWorker(), sink), CancellationToken.None)));
        return new CopyResult([.. sinks.SelectMany(s => s.Rows)], job.Finish(), job);
    }

    /// <summary>Loads one object of one column "a" of the type.</summary>
    public async Task<CopyResult> RunJsonAsync(string columns, string json, string options = "")
    {
        Folder.Write("d.json", json);
        return await RunAsync(
            $"create table t ({columns})",
            $"copy t from 's3://b/d.json' iam_role default json 'auto' {options}"
        );
    }

    /// <summary>Loads one object of text.</summary>
    public async Task<CopyResult> RunTextAsync(string columns, string text, string options = "")
    {
        Folder.Write("d.txt", text);
        return await RunAsync($"create table t ({columns})", $"copy t from 's3://b/d.txt' iam_role default {options}");
    }

    private static void Read(CopyWorker worker, RecordingSink sink)
    {
        while (worker.ReadRows(sink, 7) > 0) { }

        Assert.Equal(0, worker.ReadRows(sink, 7));
    }

    private static SqlStatement Statement(string sql) =>
        Assert.Single(StatementSplitter.Split(MappedText.Of(new SourceText("test.sql", sql))));
}

internal sealed record CopyResult(IReadOnlyList<string> Rows, CopyOutcome Outcome, CopyJob Job);
