using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Project;

public sealed class ConfigTests
{
    [Fact]
    public void Every_key_of_a_target_is_read()
    {
        using var folder = new ProjectFolder(
            """
            { "target": "r", "targets": { "r": {
              "engine": "redshift",
              "connection": "Host=h;Database=d",
              "passwordCommand": "aws redshift get-cluster-credentials",
              "schema": "Etl_1",
              "session": ["set search_path to public", "SET query_group TO etl"],
              "protected": true,
              "showValues": false,
              "manifests": "S3://bucket/manifests/",
              "variables": { "x": "" },
              "s3": { "region": "us-west-2", "endpoint": "http://localhost:9000", "pathStyle": true, "anonymous": true, "timeout": "5m" }
            } } }
            """
        );

        var target = folder.Load().Target;

        Assert.Equal("r", target.Name);
        Assert.Equal(EngineKind.Redshift, target.Engine);
        Assert.Null(target.Database);
        Assert.Equal("Host=h;Database=d", target.Connection);
        Assert.Equal("aws redshift get-cluster-credentials", target.PasswordCommand);
        Assert.Equal("etl_1", target.Schema);
        Assert.Equal(["set search_path to public", "SET query_group TO etl"], target.Session);
        Assert.True(target.IsProtected);
        Assert.False(target.ShowValues);
        Assert.Equal("s3://bucket/manifests", target.Manifests);
        Assert.Equal("us-west-2", target.Storage.Region);
        Assert.Equal("http://localhost:9000", target.Storage.Endpoint);
        Assert.True(target.Storage.PathStyle);
        Assert.True(target.Storage.Anonymous);
        Assert.Equal(TimeSpan.FromMinutes(5), target.Storage.Timeout);
        Assert.Equal("", folder.Load().Variables.Find("x"));
    }

    [Fact]
    public void Keys_that_are_not_there_have_the_documented_defaults()
    {
        using var folder = new ProjectFolder();

        var target = folder.Load().Target;

        Assert.Equal(new StorageSettings { Mounts = target.Storage.Mounts }, target.Storage);
        Assert.Empty(target.Storage.Mounts);
        Assert.Equal("sparkify", target.Schema);
        Assert.Empty(target.Session);
        Assert.False(target.IsProtected);
        Assert.True(target.ShowValues);
        Assert.Null(target.Manifests);
        Assert.Null(target.PasswordCommand);
    }

    [Fact]
    public void Strings_are_unescaped()
    {
        using var folder = new ProjectFolder(
            """
            { "targets": { "a": { "engine": "redshift" } }, "target": "\u0061",
              "variables": { "x": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀" } }
            """
        );

        Assert.Equal("\"\\/\b\f\n\r\té😀é😀", folder.Load().Variables.Find("x"));
    }

    [Fact]
    public void File_with_byte_order_mark_and_windows_line_endings_is_read()
    {
        using var folder = new ProjectFolder("\uFEFF" + ProjectFolder.SmallConfig.ReplaceLineEndings("\r\n"));

        Assert.Equal("local", folder.Load().Target.Name);
    }

    [Fact]
    public void Paths_start_at_the_project_folder_and_become_absolute()
    {
        using var folder = new ProjectFolder(
            """
            { "target": "a", "targets": { "a": { "engine": "duckdb", "database": "data/../db/x.duckdb",
              "s3": { "mounts": { "s3://b": "sample/b", "s3://c/d/": "../c" } } } } }
            """
        );
        folder.Write("below/file.txt", "");

        var options = folder.Options with { CurrentDirectory = Path.Combine(folder.Root, "below") };
        var target = SparkifyProject.Load(options).Target;

        Assert.Equal(Path.Combine(folder.Root, "db", "x.duckdb"), target.Database);
        Assert.Equal(
            [
                new Mount("s3://b", Path.Combine(folder.Root, "sample", "b")),
                new Mount("s3://c/d", Path.Combine(Path.GetDirectoryName(folder.Root)!, "c")),
            ],
            target.Storage.Mounts
        );
    }

    [Fact]
    public void Database_in_memory_is_no_path()
    {
        using var folder = new ProjectFolder(
            """{ "target": "a", "targets": { "a": { "engine": "duckdb", "database": ":memory:" } } }"""
        );

        Assert.Equal(":memory:", folder.Load().Target.Database);
    }

    [Theory]
    [InlineData(null, null, "local")]
    [InlineData(null, "", "local")]
    [InlineData(null, "prod", "prod")]
    [InlineData("team-dev", "prod", "team-dev")]
    public void Target_is_the_options_else_the_environments_else_the_files(
        string? option,
        string? variable,
        string name
    )
    {
        using var folder = new ProjectFolder();
        if (variable is not null)
        {
            folder.Environment["SPARKIFY_TARGET"] = variable;
        }

        Assert.Equal(name, SparkifyProject.Load(folder.Options with { TargetName = option }).Target.Name);
    }

    [Fact]
    public void Unknown_target_says_who_named_it_and_which_there_are()
    {
        using var folder = new ProjectFolder();
        folder.Environment["SPARKIFY_TARGET"] = "staging";

        Assert.Equal(
            """
            .config/sparkify.json:3:3: error: target "staging" (SPARKIFY_TARGET) does not exist
                "targets": {
                ^^^^^^^^^
            hint: targets are "local", "team-dev", "prod"

            """,
            folder.LoadError()
        );
        Assert.StartsWith(
            ".config/sparkify.json:3:3: error: target \"\" (--target) does not exist\n",
            folder.LoadError(folder.Options with { TargetName = "" }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Environment_overrides_the_connection_of_its_target_and_of_no_other()
    {
        using var folder = new ProjectFolder();
        folder.Environment["SPARKIFY_CONNECTION_TEAM_DEV"] = "Host=other";

        var dev = SparkifyProject.Load(folder.Options with { TargetName = "team-dev" });
        var prod = SparkifyProject.Load(folder.Options with { TargetName = "prod" });

        Assert.Equal("Host=other", dev.Target.Connection);
        Assert.Equal("Host=cluster;Port=5439;Database=prod", prod.Target.Connection);
    }

    [Fact]
    public void Connection_in_the_environment_that_cannot_be_read_is_an_error_without_its_value()
    {
        using var folder = new ProjectFolder();
        folder.Environment["SPARKIFY_CONNECTION_PROD"] = "Password=geheim;nonsense";

        var printed = folder.LoadError(folder.Options with { TargetName = "prod" });

        Assert.Equal(
            """
            error: SPARKIFY_CONNECTION_PROD is not a connection string
            hint: write it as Host=…;Port=…;Database=…;Username=…

            """,
            printed
        );
    }

    [Fact]
    public void Connection_for_a_file_is_an_error()
    {
        using var folder = new ProjectFolder();
        folder.Environment["SPARKIFY_CONNECTION_LOCAL"] = "Host=h";

        Assert.Equal(
            """
            error: SPARKIFY_CONNECTION_LOCAL is set, but target "local" is a file and takes no connection
            hint: unset SPARKIFY_CONNECTION_LOCAL, or choose another target

            """,
            folder.LoadError()
        );
    }

    [Fact]
    public void Projects_own_file_has_the_targets_and_variables_of_its_warehouse()
    {
        var options = new ProjectOptions { CurrentDirectory = CaseFiles.Repository };

        var local = SparkifyProject.LoadTarget(options);
        var redshift = SparkifyProject.LoadTarget(options with { TargetName = "redshift" });
        var postgres = SparkifyProject.LoadTarget(options with { TargetName = "postgres" });

        Assert.Equal("local", local.Target.Name);
        Assert.Equal(Path.Combine(CaseFiles.Repository, "warehouse.duckdb"), local.Target.Database);
        Assert.Equal(
            new Mount("s3://udacity-dend", Path.Combine(CaseFiles.Repository, "sample")),
            Assert.Single(local.Target.Storage.Mounts)
        );
        Assert.Equal(EngineKind.Postgres, postgres.Target.Engine);
        Assert.True(redshift.Target.IsProtected);
        Assert.NotNull(redshift.Target.Manifests);
        Assert.Equal(["iam_role", "log_data", "log_json_path", "song_data"], local.Variables.Names);
        Assert.Empty(local.Warnings);
    }

    [Fact]
    public void Loading_without_scripts_does_not_stumble_over_a_broken_one()
    {
        using var folder = new ProjectFolder();
        folder.Write("migrations/broken.sql", "select 1");

        Assert.Equal("local", SparkifyProject.LoadTarget(folder.Options).Target.Name);
        Assert.Throws<SparkifyException>(folder.Load);
    }
}
