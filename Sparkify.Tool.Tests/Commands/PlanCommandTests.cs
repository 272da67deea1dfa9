using System.Text.Json;
using Sparkify.Tool.Tests.EndToEnd;

namespace Sparkify.Tool.Tests.Commands;

public sealed class PlanCommandTests : IDisposable
{
    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Nothing_pending_exits_with_0()
    {
        var run = project.Run("plan", "--exit-code");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("target local (duckdb): no migration is pending; no object is new\n", run.Output);
        Assert.Contains(
            " 010_staging.sql | public.staging |      2 |   0 |       0 |  0 B | nothing new\n",
            run.Output
        );
    }

    [Fact]
    public void Pending_migration_or_object_exits_with_2_if_asked_to()
    {
        project.Write("migrations/0003_more.sql", "create table more (n integer);");
        Assert.Equal(2, project.Run("plan", "--exit-code").ExitCode);
        Assert.Equal(0, project.Run("plan").ExitCode);
        project.Delete("migrations/0003_more.sql");

        project.Write("bucket/data/3.json", """{"n": 4}""");
        Assert.Equal(2, project.Run("plan", "--exit-code").ExitCode);
    }

    [Fact]
    public void Objects_that_are_new_and_changed_are_counted()
    {
        project.Write("bucket/data/2.json", """{"n": 33, "s": "three"}""");
        project.Write("bucket/data/3.json", """{"n": 4}""");
        project.Write("bucket/data/4.json", """{"n": 5}""");

        using var document = JsonDocument.Parse(project.Ok("plan", "--output", "json"));

        var copy = document.RootElement.GetProperty("transforms")[0].GetProperty("copies")[0];
        Assert.Equal("s3://bucket/data", copy.GetProperty("source").GetString());
        Assert.Equal(4, copy.GetProperty("listedObjectCount").GetInt64());
        Assert.Equal(2, copy.GetProperty("newObjectCount").GetInt64());
        Assert.Equal(16, copy.GetProperty("newByteCount").GetInt64());
        Assert.Equal(1, copy.GetProperty("changedObjectCount").GetInt64());
        Assert.Equal(23, copy.GetProperty("changedByteCount").GetInt64());
        project.Ok("load");
        Assert.Equal(0, project.Run("plan", "--exit-code").ExitCode);
    }

    [Fact]
    public void Transform_that_was_edited_since_the_last_load_is_named()
    {
        Assert.DoesNotContain("changed since", project.Ok("plan"));
        project.Write("transforms/110_numbers.sql", "-- edited\ndelete from numbers where n = 0;");

        Assert.Contains(
            "changed since the last load: 110_numbers.sql; rows of earlier loads change with load --full-refresh only\n",
            project.Ok("plan")
        );
        project.Ok("load", "--full-refresh");
        Assert.DoesNotContain("changed since", project.Ok("plan"));
    }

    [Fact]
    public void System_view_of_a_cluster_is_valid_and_listed_and_refused_when_it_is_read()
    {
        project.Write("checks/waits.sql", "select query\nfrom stv_recents;");

        Assert.Equal(0, project.Run("validate").ExitCode);
        var plan = project.Ok("plan");
        Assert.Contains("\n  system-views: ", plan);
        Assert.Contains("\n    checks/waits.sql:2:6", plan);
        var run = project.Run("check", "--only", "waits");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("checks/waits.sql:2:6: error: ", run.Error);
        Assert.Contains("the system view STV_RECENTS is not supported by the duckdb engine", run.Error);
    }

    [Fact]
    public void Plan_changes_no_byte()
    {
        project.Write("migrations/0003_more.sql", "create table more (n integer);");
        project.Write("bucket/data/3.json", """{"n": 4}""");
        var before = Files();

        project.Ok("plan", "--verbose");
        project.Ok("plan", "--markdown");
        project.Ok("plan", "--output", "json");

        Assert.Equal(before, Files());
    }

    [Fact]
    public void Database_that_is_not_there_yet_is_an_empty_one_and_is_not_made()
    {
        project.Delete("warehouse.duckdb");

        var run = project.Run("plan", "--exit-code");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "target local (duckdb): 2 migrations are pending; a load would read 2 objects, 62 B\n",
            run.Output
        );
        Assert.False(File.Exists(project.Database));
    }

    [Fact]
    public void What_run_would_refuse_plan_refuses()
    {
        project.Write("migrations/0003_more.sql", "create table more (n serial);");
        var broken = project.Run("plan");
        Assert.Equal((3, ""), (broken.ExitCode, broken.Output));
        Assert.Contains("migrations/0003_more.sql:1:22: error: ", broken.Error);

        project.Write("migrations/0003_more.sql", "vacuum numbers;");
        Assert.Equal(3, project.Run("plan").ExitCode);

        project.Delete("migrations/0003_more.sql");
        project.Write("migrations/0001_create_staging.sql", "create table staging (n integer);");
        Assert.Equal(3, project.Run("plan").ExitCode);
    }

    [Fact]
    public void Autocommit_migration_says_why_and_where()
    {
        project.Write("migrations/0003_vacuum.sql", "-- sparkify: transaction=off\nvacuum numbers;");

        Assert.Contains(
            " 0003_vacuum.sql | autocommit | transaction=off (migrations/0003_vacuum.sql:1:14); VACUUM cannot run in a transaction (migrations/0003_vacuum.sql:2:1)\n",
            project.Ok("plan")
        );
    }

    [Fact]
    public void Migration_that_may_truncate_is_not_atomic()
    {
        project.Write(
            "migrations/0003_empty.sql",
            "-- sparkify: allow=transaction-truncate\n-- nothing else stands in it\ntruncate numbers;"
        );

        Assert.Contains(
            " 0003_empty.sql | autocommit | TRUNCATE commits (migrations/0003_empty.sql:3:1)\n",
            project.Ok("plan")
        );
    }

    [Fact]
    public void Prefix_without_objects_is_a_warning()
    {
        project.Write("transforms/020_more.sql", "copy staging from 's3://bucket/nix' iam_role default json 'auto';");

        var run = project.Run("plan");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" no object starts with s3://bucket/nix: a load would fail\n", run.Output);
        Assert.Contains("transforms/020_more.sql:1:19: warning: no object starts with s3://bucket/nix", run.Error);
    }

    [Fact]
    public void Listing_that_fails_leaves_the_rest_of_the_plan_readable()
    {
        project.Write(
            "transforms/020_more.sql",
            "copy staging from 's3://bucket/nix' iam_role default json 'auto' manifest;"
        );
        project.Write("bucket/data/3.json", """{"n": 4}""");

        var run = project.Run("plan");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(" 010_staging.sql | public.staging |      3 |   1 |", run.Output);
        Assert.Contains("transforms/020_more.sql:1:19: error: the manifest s3://bucket/nix does not exist", run.Error);
    }

    [Fact]
    public void Verbose_shows_what_would_be_sent_and_no_credentials()
    {
        const string secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
        project.Write("migrations/0003_more.sql", "create table more (s varchar(9), n integer default 7);");
        project.Write(
            "transforms/120_more.sql",
            $"copy more from 's3://bucket/data' access_key_id 'AKIAIOSFODNN7EXAMPLE' secret_access_key '{secret}' json 'auto';\ninsert into more (s) select nvl(s, 'x') from more;"
        );

        var run = project.Run("plan", "--verbose");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-- migrations/0003_more.sql:1:1\nCREATE TABLE ", run.Output);
        Assert.Contains("\"n\" INTEGER DEFAULT ", run.Output);
        Assert.Contains("-- transforms/120_more.sql:2:1\n", run.Output);
        Assert.DoesNotContain(secret, run.Output + run.Error);
        Assert.DoesNotContain("AKIAIOSFODNN7EXAMPLE", run.Output + run.Error);
        Assert.DoesNotContain("CREATE TABLE", project.Ok("plan"));
    }

    [Fact]
    public void Markdown_and_JSON_do_not_go_together() =>
        Assert.Equal(64, project.Run("plan", "--markdown", "--output", "json").ExitCode);

    private (string, string)[] Files() =>
        [
            .. Directory
                .EnumerateFiles(project.Root, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f =>
                    (f, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))))
                ),
        ];
}
