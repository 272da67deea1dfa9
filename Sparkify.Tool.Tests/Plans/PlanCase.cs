using Sparkify.Tool.Tests.Commands;

namespace Sparkify.Tool.Tests.Plans;

/// <summary>One folder of Cases/Plans: migrations that are applied, migrations that are pending, and the plan they make.</summary>
internal sealed class PlanCase(string name) : IDisposable
{
    private const string UpdateVariable = "SPARKIFY_UPDATE_CASES";

    private static readonly string Root = Path.Combine(Repository.Root, "Sparkify.Tool.Tests", "Cases", "Plans");

    private readonly ScratchProject project = new();

    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    public string ProjectRoot => project.Root;

    public void Copy(string folder)
    {
        var source = Path.Combine(Root, name, folder);
        foreach (var file in Directory.Exists(source) ? Directory.EnumerateFiles(source) : [])
        {
            project.Write($"migrations/{Path.GetFileName(file)}", File.ReadAllText(file));
        }
    }

    public CommandRun Run(params string[] args) => project.Run(args);

    public string Ok(params string[] args) => project.Ok(args);

    /// <summary>Compares with the case's file; SPARKIFY_UPDATE_CASES=1 writes it first, but not in CI.</summary>
    public static void Matches(string file, string actual)
    {
        var path = Path.Combine(Root, file);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Assert.Null(Environment.GetEnvironmentVariable("CI"));
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    public void Dispose() => project.Dispose();
}
