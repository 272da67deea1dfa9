using Sparkify.Tool.Benchmarks;
using Sparkify.Tool.Benchmarks.HandWritten;
using Sparkify.Tool.Benchmarks.Parts;

// The other side of the comparison is a process too: this program, asked to run a SQL file on DuckDB.
if (args is ["hand-written", var database, var script, .. var values])
{
    DuckDbScript.Run(database, script, values);
    return 0;
}

var options = BenchmarkOptions.Parse(args);
if (options.Benchmarks is ["s3"])
{
    return new S3Benchmark(options).Run() ? 0 : 1;
}

using var workspace = Workspace.Create(options);
return options.Benchmarks.All(Run) ? 0 : 1;

bool Run(string name) =>
    name switch
    {
        "validate" => new ValidateBenchmark(workspace, options).Run(),
        "parts" => new PartsBenchmark(workspace, options).Run(),
        "s3" => new S3Benchmark(options).Run(),
        _ => Benchmark.Named(name, workspace, options).Run(),
    };
