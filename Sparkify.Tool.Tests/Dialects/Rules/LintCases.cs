using Sparkify.Tool.Tests.Project;

namespace Sparkify.Tool.Tests.Dialects.Rules;

/// <summary>Cases/&lt;rule&gt;.breaks.sql and .keeps.sql hold scripts, each behind a line <c>==> folder/name.sql</c>.</summary>
internal static class LintCases
{
    private const string Mark = "==> ";
    private const string UpdateVariable = "SPARKIFY_UPDATE_CASES";

    private static string Folder { get; } =
        Path.Combine(Repository.Root, "Sparkify.Tool.Tests", "Dialects", "Rules", "Cases");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");

    public static void Write(ProjectFolder folder, string scripts)
    {
        foreach (var script in scripts.ReplaceLineEndings("\n").Split(Mark, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = script.IndexOf('\n', StringComparison.Ordinal);
            folder.Write(script[..end], script[(end + 1)..]);
        }
    }

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
}
