using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Project;

public sealed class ProjectLocatorTests : IDisposable
{
    private readonly ProjectFolder folder = new(config: null);

    public ProjectLocatorTests()
    {
        folder.Write("outer/.config/sparkify.json", ProjectFolder.SmallConfig);
        folder.Write("outer/inner/.config/sparkify.json", ProjectFolder.SmallConfig);
        folder.Write("outer/inner/migrations/deep/file.txt", "");
        folder.Write("outer/.config/other/.config/dotnet-tools.json", "{}");
        folder.Write("none/file.txt", "");
    }

    [Theory]
    [InlineData("outer", "outer")]
    [InlineData("outer/inner", "outer/inner")]
    [InlineData("outer/inner/migrations/deep", "outer/inner")]
    [InlineData("outer/.config/other", "outer")]
    public void Nearest_folder_with_a_project_is_the_project(string current, string expected)
    {
        Assert.Equal(Folder(expected), SparkifyProject.Load(From(current)).Root);
    }

    [Theory]
    [InlineData("none", "../outer", "outer")]
    [InlineData("outer/inner", "..", "outer")]
    [InlineData("outer", "inner/", "outer/inner")]
    public void Folder_that_is_named_is_relative_to_the_current_one(string current, string named, string expected)
    {
        Assert.Equal(Folder(expected), SparkifyProject.Load(From(current) with { ProjectDirectory = named }).Root);
    }

    [Fact]
    public void No_project_says_where_it_was_looked_for()
    {
        Assert.Equal(
            $"""
            error: no .config/sparkify.json in {Shown("none")} or any folder above it
            hint: change to the project's folder, name it with --project, or write that file there

            """,
            folder.LoadError(From("none"))
        );
    }

    [Theory]
    [InlineData("none", "name the folder that holds .config, or write that file there")]
    [InlineData("outer/inner/migrations", "the project is <root>/outer/inner: name that with --project")]
    public void Named_folder_without_a_project_is_an_error(string named, string hint)
    {
        Assert.Equal(
            $"""
            error: no .config/sparkify.json in {Shown(named)}
            hint: {hint.Replace('/', Path.DirectorySeparatorChar)}

            """,
            folder.LoadError(From("none") with { ProjectDirectory = Folder(named) })
        );
    }

    [Fact]
    public void Named_folder_that_does_not_exist_is_an_error()
    {
        Assert.Equal(
            $"""
            error: the project folder {Shown("outer/gone")} does not exist
            hint: check --project

            """,
            folder.LoadError(From("outer") with { ProjectDirectory = "gone" })
        );
    }

    public void Dispose() => folder.Dispose();

    private string Folder(string path) => Path.GetFullPath(path, folder.Root);

    private static string Shown(string path) => Path.Combine("<root>", path.Replace('/', Path.DirectorySeparatorChar));

    private ProjectOptions From(string path) => folder.Options with { CurrentDirectory = Folder(path) };
}
