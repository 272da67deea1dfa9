using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Project;

public sealed class MountOptionTests : IDisposable
{
    private readonly ProjectFolder folder = new(
        """
        { "target": "a", "targets": {
          "a": { "engine": "duckdb", "database": "x", "s3": { "region": "r", "mounts": { "s3://b": "one", "s3://c": "two" } } },
          "r": { "engine": "redshift" }
        } }
        """
    );

    public MountOptionTests()
    {
        folder.Write("here/data/day=1/file.txt", "");
        folder.Write("here/other/file.txt", "");
    }

    [Fact]
    public void Mounts_of_options_stand_first_and_replace_those_with_their_prefix()
    {
        var storage = SparkifyProject.Load(With("s3://d=data", "S3://c/=other", "s3://d/=other")).Target.Storage;

        Assert.Equal(
            [
                new Mount("s3://d", Folder("other")),
                new Mount("s3://c", Folder("other")),
                new Mount("s3://b", Path.Combine(folder.Root, "one")),
            ],
            storage.Mounts
        );
        Assert.Equal("r", storage.Region);
    }

    [Fact]
    public void Option_is_split_at_the_last_equals_sign()
    {
        var mounts = SparkifyProject.Load(With("s3://b/day=1=data")).Target.Storage.Mounts;

        Assert.Equal(new Mount("s3://b/day=1", Folder("data")), mounts[0]);
        Assert.Equal(3, mounts.Count);
    }

    [Theory]
    [InlineData("s3://b")]
    [InlineData("s3://b=")]
    [InlineData("=data")]
    [InlineData("b=data")]
    [InlineData("s3://=data")]
    [InlineData("s3:///key=data")]
    [InlineData("")]
    public void Option_that_is_not_prefix_and_folder_is_a_usage_error(string option)
    {
        Assert.Equal(
            $"error: --mount \"{option}\" is not s3://prefix=dir\n",
            folder.LoadError(With(option), ExitCode.Usage)
        );
    }

    [Fact]
    public void Folder_that_does_not_exist_is_a_usage_error()
    {
        Assert.Equal(
            $"error: --mount s3://b: the folder {Path.Combine("<root>", "here", "none")} does not exist\n",
            folder.LoadError(With("s3://b=none"), ExitCode.Usage)
        );
    }

    [Fact]
    public void Mount_does_not_fit_redshift()
    {
        Assert.Equal(
            "error: --mount does not fit target \"r\": redshift reads S3 itself, not local folders\n",
            folder.LoadError(With("s3://b=data") with { TargetName = "r" }, ExitCode.Usage)
        );
    }

    public void Dispose() => folder.Dispose();

    private string Folder(string name) => Path.Combine(folder.Root, "here", name);

    private ProjectOptions With(params string[] mounts) =>
        folder.Options with
        {
            CurrentDirectory = Path.Combine(folder.Root, "here"),
            Mounts = mounts,
        };
}
