using Sparkify.Tool.Tests.Commands;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>The repository's own project in a folder of its own, with the committed sample for the bucket.</summary>
internal sealed class SampleProject : IDisposable
{
    private static readonly string[] Folders = [".config", "migrations", "transforms", "checks"];

    private readonly ScratchProject project = new();

    /// <param name="copiesSample">the test changes objects; else they are read where they lie</param>
    public SampleProject(bool copiesSample = false)
    {
        foreach (var folder in Folders)
        {
            Copy(folder);
        }

        if (copiesSample)
        {
            Copy("sample");
        }
        else
        {
            Mount = ["--mount", $"s3://udacity-dend={Path.Combine(Repository.Root, "sample")}"];
        }
    }

    /// <param name="target">the one target of the project, whose variables say where its objects are</param>
    public SampleProject(string target)
        : this()
    {
        Mount = [];
        Write(".config/sparkify.json", $$"""{ "target": "only", "targets": { "only": {{target}} } }""");
    }

    public string Root => project.Root;

    public string Database => Path.Combine(Root, "warehouse.duckdb");

    private string[] Mount { get; } = [];

    public CommandRun Run(params string[] args) => project.Run([.. args, .. Mount]);

    public string Ok(params string[] args) => project.Ok([.. args, .. Mount]);

    public ToolProcess Start(params string[] args) => ToolProcess.Start(Root, [.. args, .. Mount]);

    public string PathOf(string file) => Path.Combine(Root, file);

    public void Write(string file, string content) => project.Write(file, content);

    public void Dispose() => project.Dispose();

    private void Copy(string folder)
    {
        var source = Path.Combine(Repository.Root, folder);
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Root, folder, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target, overwrite: true);
        }
    }
}
