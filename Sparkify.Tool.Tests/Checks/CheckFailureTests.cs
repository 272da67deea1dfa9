using Sparkify.Tool.Checks;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Checks;

public sealed class CheckFailureTests
{
    private static readonly CheckResult Users = new("users_are_adults", Severity.Error, 7)
    {
        Columns = [new ResultColumn("id", "integer"), new ResultColumn("name", "varchar")],
        SampleRows =
        [
            [1, "Ann"],
            [200, null],
            [3, "line\nbreak \u001b[31m"],
        ],
        Span = new SourceText("checks/users_are_adults.sql", "select 1").Span(0, 0),
    };

    [Fact]
    public void Passed_checks_and_warnings_are_no_error()
    {
        Assert.Null(CheckFailure.ToException([]));
        Assert.Null(
            CheckFailure.ToException([Users with { FailingRowCount = 0 }, Users with { Severity = Severity.Warning }])
        );
    }

    [Fact]
    public void One_failed_check_is_shown_with_its_rows_aligned()
    {
        var error = CheckFailure.ToException([Users])!;

        Assert.Equal("check users_are_adults failed: 7 rows", error.Message);
        Assert.Equal("checks/users_are_adults.sql:1:1", error.Span.ToString());
        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Equal(["id   name", "1    Ann", "200  NULL", "3    line·break ·[31m", "… 4 more rows"], error.Details);
    }

    [Fact]
    public void Several_failed_checks_are_all_shown()
    {
        var other = new CheckResult("songs_primary_key", Severity.Error, 1)
        {
            Columns = [new ResultColumn("song_id", "varchar")],
            SampleRows =
            [
                [new string('x', 60)],
            ],
        };

        var error = CheckFailure.ToException([Users, other])!;

        Assert.Equal("2 checks failed: users_are_adults, songs_primary_key", error.Message);
        Assert.Contains("checks/users_are_adults.sql:1:1: check users_are_adults failed: 7 rows", error.Details);
        Assert.Equal(
            ["check songs_primary_key failed: 1 row", "  song_id", "  " + new string('x', 40) + "…"],
            error.Details.TakeLast(3)
        );
    }

    [Fact]
    public void Values_can_be_withheld()
    {
        Assert.Empty(CheckFailure.ToException([Users], showValues: false)!.Details);
    }

    [Fact]
    public void Failed_warnings_are_diagnostics()
    {
        var warning = Assert.Single(CheckFailure.ToWarnings([Users, Users with { Severity = Severity.Warning }]));

        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal("check users_are_adults failed: 7 rows", warning.Message);
    }
}
