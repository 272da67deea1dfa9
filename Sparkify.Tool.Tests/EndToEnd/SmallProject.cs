using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Project;
using Sparkify.Tool.Tests.Commands;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>A staging table, a table made of it, a check: migrated and loaded once from two objects.</summary>
internal sealed class SmallProject : IDisposable
{
    public const string Copy = "copy staging from 's3://bucket/data' iam_role default json 'auto'";

    private readonly ScratchProject project = new();

    /// <param name="postgres">the connection string of an empty database; null: DuckDB</param>
    public SmallProject(string? postgres = null)
    {
        if (postgres is not null)
        {
            Write(
                ".config/sparkify.json",
                $$"""
                {
                  "target": "local",
                  "targets": {
                    "local": { "engine": "postgres", "connection": "{{postgres}}", "s3": { "mounts": { "s3://bucket": "bucket" } } }
                  }
                }
                """
            );
        }

        Write("migrations/0001_create_staging.sql", "create table staging (n integer, s varchar(9));");
        Write("migrations/0002_create_numbers.sql", "create table numbers (n integer not null primary key);");
        Write("transforms/010_staging.sql", Copy + ";");
        Write(
            "transforms/110_numbers.sql",
            "insert into numbers select distinct n from staging where n not in (select n from numbers);"
        );
        Write("checks/numbers_are_positive.sql", "select n from numbers where n <= 0;");
        Write("bucket/data/1.json", """{"n": 1, "s": "one"}{"n": 2, "s": "two"}""");
        Write("bucket/data/2.json", """{"n": 3, "s": "three"}""");
        Ok("run");
    }

    public string Root => project.Root;

    public string Database => PathOf("warehouse.duckdb");

    public Dictionary<string, string> Environment => project.Environment;

    public string PathOf(string file) => Path.Combine(Root, file);

    public void Write(string file, string content) => project.Write(file, content);

    public void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), content);
    }

    public void Delete(string file) => File.Delete(PathOf(file));

    public void Rename(string file, string newName) => File.Move(PathOf(file), PathOf(newName));

    public CommandRun Run(params string[] args) => project.Run(args);

    public string Ok(params string[] args) => project.Ok(args);

    public ToolProcess Start(params string[] args) => ToolProcess.Start(Root, args);

    /// <summary>
    /// A load that has done all but one transform, which never ends, holds the database until it is stopped. It has loaded, and not
    /// committed, one more object.
    /// </summary>
    public ToolProcess StartEndlessLoad()
    {
        Write("transforms/120_endless.sql", $"insert into numbers {EndlessQuery()};");
        Write("bucket/data/3.json", """{"n": 4, "s": "four"}""");
        var process = Start("load");
        process.WaitForErrorLine("110_numbers.sql: 1 row, ");
        return process;
    }

    public void EndEndlessLoad() => Delete("transforms/120_endless.sql");

    /// <summary>A load during which something happens after the COPY has listed its objects and before it reads them.</summary>
    public void LoadWhile(Action afterListing, CancellationToken cancellationToken = default)
    {
        var loaded = SparkifyProject.Load(new ProjectOptions { CurrentDirectory = Root });
        using var engine = new ListingHook(
            EngineFactory.Open(loaded.Target, new EngineOptions(), CancellationToken.None),
            afterListing
        );
        new LoadRunner(engine, loaded, new LoadSettings(loaded.Target.Schema, "1.0.0")).Run(
            new LoadOptions(),
            null,
            cancellationToken
        );
    }

    public DatabaseRows Rows() => DatabaseRows.Read(Database);

    /// <summary>The lines after the header.</summary>
    public string[] Query(string sql) =>
        Ok("query", "--format", "csv", sql).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    /// <summary>A command that fails: no result on standard output but what was migrated before (nothing), and all tables, ledger and migration journal as before.</summary>
    public string Fails(int exitCode, params string[] args)
    {
        var before = Rows();
        var run = Run(args);
        Assert.True(run.ExitCode == exitCode, $"exit code {run.ExitCode}\n{run.Error}");
        Assert.True(run.Output is "" or "no migration is pending\n", run.Output);
        Assert.Empty(before.DifferencesTo(Rows()));
        return run.Error;
    }

    /// <summary>6 to the power of 14 rows, and each takes a hash.</summary>
    public static string EndlessQuery()
    {
        const int power = 14;
        var digits = string.Join(" union all ", Enumerable.Range(0, 6).Select(i => $"select {i} as n"));
        var factors = Enumerable.Range(1, power).Select(i => $"({digits}) as n{i}");
        var sum = string.Join(" + ", Enumerable.Range(1, power).Select(i => $"n{i}.n"));
        return $"select n1.n from {string.Join(" cross join ", factors)} where md5(cast({sum} as varchar)) = 'x'";
    }

    public void Dispose() => project.Dispose();
}
