using Sparkify.Tool.Checks;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Migrations;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Checks;

public sealed class CheckRunnerTests : IDisposable
{
    private static readonly ScriptFile Adults = Scripts.Check(
        "users_are_adults.sql",
        "-- adults\nselect id, age from users where age < 18 order by id"
    );
    private static readonly ScriptFile Named = Scripts.Check(
        "users_are_named.sql",
        "select id from users where id > 100",
        Severity.Warning
    );

    private readonly ScratchWarehouse warehouse = new();

    public CheckRunnerTests() =>
        warehouse.Execute(
            "create table users (id integer, age integer)",
            "insert into users values (1, 10), (2, 20), (3, 11), (4, 12), (5, 13), (6, 14), (7, 15), (101, 40)"
        );

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void All_failing_rows_are_counted_and_the_first_five_kept()
    {
        var results = Run(Adults, Named);

        Assert.Equal(["users_are_adults", "users_are_named"], results.Select(r => r.Name));
        Assert.Equal([6L, 1L], results.Select(r => r.FailingRowCount));
        Assert.Equal([Severity.Error, Severity.Warning], results.Select(r => r.Severity));
        Assert.Equal([1, 3, 4, 5, 6], results[0].SampleRows.Select(row => row[0]));
        Assert.Equal("checks/users_are_adults.sql:1:1", results[0].Span.ToString());
    }

    [Fact]
    public void Passing_check_has_no_rows()
    {
        var result = Assert.Single(Run(Scripts.Check("none.sql", "select id from users where id < 0")));

        Assert.True(result.HasPassed);
        Assert.Empty(result.SampleRows);
    }

    [Fact]
    public void Rows_of_the_open_transaction_are_checked_and_it_stays_open()
    {
        using var engine = warehouse.Open();
        engine.Begin();
        engine.Execute("insert into users values (8, 1)");

        var result = Assert.Single(
            new CheckRunner(engine).Run([Adults], [], new CheckOptions(), CancellationToken.None)
        );

        Assert.Equal(7, result.FailingRowCount);
        Assert.True(engine.InTransaction);
        engine.Rollback();
    }

    [Fact]
    public void Check_that_cannot_run_is_an_error_with_its_position()
    {
        var error = Assert.Throws<SparkifyException>(() =>
            Run(Scripts.Check("x.sql", "select id\nfrom users\nwhere wrong > 1"))
        );

        Assert.Equal("checks/x.sql:3:7", error.Span.ToString());
        Assert.Equal(ExitCode.Failed, error.ExitCode);
    }

    [Theory]
    [InlineData("delete from users", "checks/x.sql:1:1")]
    [InlineData("create table t as select 1 as x", "checks/x.sql:1:1")]
    [InlineData("select * into copied from users", "checks/x.sql:1:10")]
    [InlineData("with u as (select 1) delete from users", "checks/x.sql:1:22")]
    [InlineData("select 1; delete from users", "checks/x.sql:1:11")]
    [InlineData("-- nothing", "checks/x.sql:1:1")]
    public void Check_is_one_query_that_only_reads(string sql, string place)
    {
        var error = Assert.Throws<SparkifyException>(() => Run(Named, Scripts.Check("x.sql", sql)));

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Equal(place, error.Span.ToString());
        Assert.Equal([8L], Assert.Single(warehouse.Query("select count(*) from users")));
    }

    [Fact]
    public void Only_runs_the_named_check_alone()
    {
        Assert.Equal(["users_are_named"], Run("users_are_named").Select(r => r.Name));
        Assert.Equal(["users_are_named"], Run("users_are_named.sql").Select(r => r.Name));
        Assert.Equal(["users_primary_key"], Run("users_primary_key").Select(r => r.Name));

        var error = Assert.Throws<SparkifyException>(() => Run("users_are_name"));
        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Equal("did you mean \"users_are_named\"?", error.Hint);
    }

    [Fact]
    public void Cancelled_checks_stop()
    {
        using var engine = warehouse.Open();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new CheckRunner(engine).Run([Adults], [], new CheckOptions(), new CancellationToken(canceled: true))
        );
    }

    private IReadOnlyList<CheckResult> Run(params ScriptFile[] checks)
    {
        using var engine = warehouse.Open();
        return new CheckRunner(engine).Run(checks, [], new CheckOptions(), CancellationToken.None);
    }

    private IReadOnlyList<CheckResult> Run(string only)
    {
        using var engine = warehouse.Open();
        var users = new TableDefinition(new QualifiedName(null, "users"), [])
        {
            Keys = [new TableKey(TableKeyKind.PrimaryKey, ["id"])],
        };
        return new CheckRunner(engine).Run([Adults, Named], [users], new CheckOptions(only), CancellationToken.None);
    }
}
