using System.Text;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Project;

/// <summary>A project in a temporary folder.</summary>
internal sealed class ProjectFolder : IDisposable
{
    public const string SmallConfig = """
        {
          "target": "local",
          "targets": {
            "local": { "engine": "duckdb", "database": "warehouse.duckdb" },
            "team-dev": { "engine": "postgres", "connection": "Host=localhost;Database=dev" },
            "prod": { "engine": "redshift", "connection": "Host=cluster;Port=5439;Database=prod" }
          }
        }
        """;

    public ProjectFolder(string? config = SmallConfig)
    {
        if (config is not null)
        {
            Write(".config/sparkify.json", config);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("sparkify-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public ProjectOptions Options =>
        new() { CurrentDirectory = Root, Environment = name => Environment.GetValueOrDefault(name) };

    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public void Write(string path, byte[] content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    public SparkifyProject Load() => SparkifyProject.Load(Options);

    /// <summary>The error of loading, as it is printed; absolute paths as &lt;root&gt;.</summary>
    public string LoadError(ProjectOptions? options = null, ExitCode exitCode = ExitCode.InvalidProject)
    {
        var error = Assert.Throws<SparkifyException>(() => SparkifyProject.Load(options ?? Options));
        Assert.Equal(exitCode, error.ExitCode);
        return DiagnosticPrinter.Print(Diagnostic.From(error)).Replace(Root, "<root>", StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
