using System.Runtime.InteropServices;

namespace Sparkify.Tool.Benchmarks;

/// <summary>A temporary folder with the published programs and a copy of the repository's project, whose database each round makes anew.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparkify-benchmarks-").FullName;

    private Workspace() { }

    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    public string Project => Path.Combine(folder, "project");

    public string Database => Path.Combine(Project, "warehouse.duckdb");

    public string Sparkify => Program("sparkify");

    public string HandWritten => Program("Sparkify.Tool.Benchmarks");

    public string Samples => Path.Combine(folder, "samples");

    public static Workspace Create(BenchmarkOptions options)
    {
        if (!Directory.Exists(options.Dataset))
        {
            throw new DirectoryNotFoundException($"{options.Dataset} is not there; name it with --dataset");
        }

        var workspace = new Workspace();
        workspace.Publish();
        foreach (var name in new[] { ".config", "migrations", "transforms", "checks" })
        {
            CopyFolder(Path.Combine(RepositoryRoot, name), Path.Combine(workspace.Project, name));
        }

        return workspace;
    }

    public void DeleteDatabase()
    {
        File.Delete(Database);
        File.Delete(Database + ".wal");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Both sides compiled ahead of time, as the packages are, so that neither is charged for the JIT compiler alone.</summary>
    private void Publish() =>
        MeasuredProcess.Run(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            "publish",
            Path.Combine(RepositoryRoot, "Sparkify.Tool.Benchmarks"),
            "--configuration",
            "Release",
            "--runtime",
            RuntimeInformation.RuntimeIdentifier,
            "--self-contained",
            "false",
            "--output",
            Path.Combine(folder, "bin"),
            "-p:PublishReadyToRun=true",
            "-p:NuGetLockFilePath=obj/benchmarks.lock.json",
            $"-p:ArtifactsPath={Path.Combine(folder, "artifacts")}"
        );

    private string Program(string name) =>
        Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    private static string FindRepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Sparkify.slnx")))
            {
                return folder;
            }
        }

        // The published program, which only runs what it is given.
        return AppContext.BaseDirectory;
    }
}
