namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>Nothing that fails its checks is ever committed, unless the user says so.</summary>
public sealed class CheckedLoadTests : IDisposable
{
    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Load_whose_rows_fail_a_check_is_rolled_back_whole()
    {
        project.Write("bucket/data/3.json", """{"n": -7, "s": "less"}{"n": 8, "s": "more"}""");

        var error = project.Fails(1, "load");

        Assert.Contains(
            "\nchecks/numbers_are_positive.sql:1:1: error: check numbers_are_positive failed: 1 row\n",
            error
        );
        Assert.Contains("\n  n\n  -7\n", error);
        Assert.Contains("\nchecks: 1 of 2 checks passed\n", error);

        project.Write("bucket/data/3.json", """{"n": 7, "s": "less"}{"n": 8, "s": "more"}""");
        Assert.Contains("\nloaded 1 object in ", project.Ok("load"));
        Assert.Equal(["1", "2", "3", "7", "8"], project.Query("select n from numbers order by n"));
    }

    [Fact]
    public void Load_that_violates_a_declared_key_is_rolled_back_whole()
    {
        project.Write("transforms/110_numbers.sql", "insert into numbers select n from staging;");
        project.Write("bucket/data/3.json", """{"n": 9}{"n": 9}""");

        var error = project.Fails(1, "load");

        Assert.Contains(
            "\nmigrations/0002_create_numbers.sql:1:42: error: check numbers_primary_key failed: 4 rows\n",
            error
        );
        Assert.Contains("create table numbers (n integer not null primary key);\n", error);
        Assert.Contains("\n  n  row_count\n  1  2\n  2  2\n  3  2\n  9  2\n", error);
    }

    [Fact]
    public void Several_failed_checks_are_all_shown()
    {
        project.Write("checks/few_numbers.sql", "select count(*) as n from numbers having count(*) > 3;");
        project.Write("bucket/data/3.json", """{"n": -7}{"n": 8}""");

        var error = project.Fails(1, "run");

        Assert.Contains("error: 2 checks failed: few_numbers, numbers_are_positive\n", error);
        Assert.Contains("\n  checks/few_numbers.sql:1:1: check few_numbers failed: 1 row\n", error);
        Assert.Contains("\n  checks/numbers_are_positive.sql:1:1: check numbers_are_positive failed: 1 row\n", error);
    }

    [Fact]
    public void Check_of_severity_warn_only_warns()
    {
        project.Write(
            "checks/numbers_are_positive.sql",
            "-- sparkify: severity=warn\nselect n from numbers where n <= 0;"
        );
        project.Write("bucket/data/3.json", """{"n": -7}""");

        var run = project.Run("load");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nloaded 1 object in ", run.Output);
        Assert.EndsWith(", 1 check passed, 1 warned\n", run.Output);
        Assert.Contains(
            "\nchecks/numbers_are_positive.sql:1:1: warning: check numbers_are_positive failed: 1 row\n",
            run.Error
        );
        Assert.Contains("\n  n\n  -7\n", run.Error);
        Assert.Equal(0, project.Run("check").ExitCode);
    }

    [Fact]
    public void Without_checks_the_load_is_kept_and_check_reports_it()
    {
        project.Write("bucket/data/3.json", """{"n": -7}""");

        Assert.EndsWith(", no checks run\n", project.Ok("load", "--no-checks"));

        Assert.Equal(["-7", "1", "2", "3"], project.Query("select n from numbers order by n"));
        var check = project.Run("check");
        Assert.Equal(1, check.ExitCode);
        Assert.EndsWith("\n1 of 2 checks passed\n", check.Output);
        Assert.StartsWith(
            "checks/numbers_are_positive.sql:1:1: error: check numbers_are_positive failed: 1 row\n",
            check.Error
        );
        Assert.Contains("\n  n\n  -7\n", check.Error);

        // Rows that were committed before stop the next load, even one of nothing new.
        Assert.Contains("check numbers_are_positive failed", project.Fails(1, "load"));
    }

    [Fact]
    public void Check_that_cannot_run_fails_the_load()
    {
        project.Write("checks/numbers_are_positive.sql", "select m from numbers;");
        project.Write("bucket/data/3.json", """{"n": 7}""");

        var error = project.Fails(1, "load");

        Assert.Contains(
            "\nchecks/numbers_are_positive.sql:1:8: error: check numbers_are_positive cannot run: column \"m\" does not exist [42703]\n",
            error
        );
    }

    [Fact]
    public void Transform_that_fails_rolls_back_what_ran_before_it()
    {
        project.Write("transforms/120_more.sql", "insert into numbers select 7;\n\nselect nope\nfrom numbers;");
        project.Write("bucket/data/3.json", """{"n": 7}""");

        var error = project.Fails(1, "load");

        Assert.Contains(
            "\ntransforms/120_more.sql:3:8: error: column \"nope\" does not exist [42703]\n  select nope\n         ^",
            error
        );
        Assert.Matches(@" \| incremental \| failed ", project.Ok("status"));
    }

    [Fact]
    public void Rows_of_failed_checks_are_not_shown_where_the_target_says_so()
    {
        project.Write("bucket/data/3.json", """{"n": -424242}""");

        var error = project.Fails(1, "load", "--target", "guarded", "--mount", "s3://bucket=bucket");

        Assert.Contains("check numbers_are_positive failed: 1 row\n", error);
        Assert.DoesNotContain("424242", error);
    }
}
