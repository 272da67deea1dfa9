namespace Sparkify.Tool.Tests.Project;

/// <summary>Files of the repository that tests compare with, found from the test assembly upwards.</summary>
internal static class CaseFiles
{
    private const string UpdateVariable = "SPARKIFY_UPDATE_CASES";

    public static string Repository { get; } = FindRepository();

    public static string Folder { get; } = Path.Combine(Repository, "Sparkify.Tool.Tests", "Project", "Cases");

    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(Folder, name)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Compares with the file; with SPARKIFY_UPDATE_CASES=1 writes it first, but not in CI.</summary>
    public static void Matches(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, $"{UpdateVariable} is refused in CI");
            File.WriteAllText(Path.Combine(Folder, name), actual);
        }

        Assert.Equal(Read(name), actual);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sparkify.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the repository");
        }

        return folder.FullName;
    }
}
