namespace Sparkify.Tool.Tests.Commands;

/// <summary>A project in a folder of its own, with commands run inside it.</summary>
internal sealed class ScratchProject : IDisposable
{
    private const string Config = """
        {
          "target": "local",
          "targets": {
            "local": { "engine": "duckdb", "database": "warehouse.duckdb", "s3": { "mounts": { "s3://bucket": "bucket" } } },
            "guarded": { "engine": "duckdb", "database": "warehouse.duckdb", "protected": true, "showValues": false }
          },
          "variables": { "greeting": "hello" }
        }
        """;

    public ScratchProject() => Write(".config/sparkify.json", Config);

    public string Root { get; } = Directory.CreateTempSubdirectory("sparkify-test-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public void Write(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public CommandRun Run(params string[] args) => RunWith(new InMemoryConsole(), args);

    public CommandRun RunWith(InMemoryConsole console, params string[] args) =>
        CommandRun.In(Root, console, Environment, args);

    /// <summary>A run that must succeed; its standard output.</summary>
    public string Ok(params string[] args)
    {
        var run = Run(args);
        Assert.True(run.ExitCode == 0, $"exit code {run.ExitCode}\n{run.Error}");
        return run.Output;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
