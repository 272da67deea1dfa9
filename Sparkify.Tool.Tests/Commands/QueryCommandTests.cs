using System.Text.Json;

namespace Sparkify.Tool.Tests.Commands;

public sealed class QueryCommandTests : IDisposable
{
    private readonly ScratchProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Statements_come_from_an_argument_a_file_or_standard_input()
    {
        project.Write("report.sql", "select 2 as n");

        Assert.Equal("n\n1\n", project.Ok("query", "select 1 as n", "--format", "csv"));
        Assert.Equal("n\n2\n", project.Ok("query", "--file", "report.sql", "--format", "csv"));
        foreach (
            var args in new[] { new[] { "query", "--format", "csv" }, ["query", "--file", "-", "--format", "csv"] }
        )
        {
            Assert.Equal("n\n3\n", project.RunWith(new InMemoryConsole("select 3 as n"), args).Output);
        }
    }

    [Fact]
    public void Table_prints_every_result_and_csv_the_last_one()
    {
        const string sql = "create table t (a int); insert into t values (1), (2); select a from t order by a";

        Assert.Equal("CREATE TABLE\nINSERT 2\n a\n---\n 1\n 2\n(2 rows)\n\n", project.Ok("query", sql));
        Assert.Equal("a\n2\n", project.Ok("query", "select 1 as b; select a from t where a > 1", "--format", "csv"));
    }

    [Fact]
    public void Values_are_printed_as_Redshift_prints_them()
    {
        var csv = project.Ok(
            "query",
            """
            select true as flag, timestamp '2018-11-12 02:37:38.796' as ts, date '2018-11-12' as d,
                0.1::double precision as x, 1.50::decimal(5, 2) as n, ''::varchar as empty, null as nothing
            """,
            "--format",
            "csv"
        );

        Assert.Equal("flag,ts,d,x,n,empty,nothing\nt,2018-11-12 02:37:38.796,2018-11-12,0.1,1.50,\"\",\n", csv);
    }

    [Fact]
    public void Json_is_one_document_also_when_the_query_fails()
    {
        var run = project.Run("query", "select 1 as n; select nope", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("1", document.RootElement.GetProperty("results")[0].GetProperty("rows")[0][0].GetRawText());
        Assert.Equal(16, document.RootElement.GetProperty("error").GetProperty("column").GetInt32() - 7);
        Assert.StartsWith("<argument>:1:23: error: ", run.Error);
    }

    [Fact]
    public void First_error_stops_the_script_and_points_into_the_file()
    {
        project.Write("bad.sql", "create table t (a int);\ninsert into t values (1);\nselect b from t;\ndrop table t");

        var run = project.Run("query", "--file", "bad.sql");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("CREATE TABLE\nINSERT 1\n", run.Output);
        Assert.StartsWith(
            "bad.sql:3:8: error: column \"b\" does not exist [42703]\n  select b from t;\n         ^\n",
            run.Error
        );
        Assert.Equal("n\n1\n", project.Ok("query", "select count(*) as n from t", "--format", "csv"));
    }

    [Theory]
    [InlineData("select 'it")]
    [InlineData("select 1 /* one")]
    [InlineData("selec 1")]
    public void Syntax_errors_are_exit_1(string sql)
    {
        Assert.Equal(1, project.Run("query", sql).ExitCode);
    }

    [Theory]
    [InlineData("nope.sql", "error: --file: there is no file nope.sql\nhint: ")]
    [InlineData(".config", "error: --file: .config is a folder, expected a file\nhint: ")]
    public void File_that_is_not_there_is_a_usage_error(string file, string error)
    {
        var run = project.Run("query", "--file", file);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error);
    }

    [Theory]
    [InlineData("query --set greting=hi", "did you mean \"greeting\"?")]
    [InlineData("query --set sorce=s3://x", "did you mean \"source\"?")]
    [InlineData("migrate --set unlike=1", "variables are \"greeting\", \"source\"")]
    [InlineData("validate --set greting=hi", "did you mean \"greeting\"?")]
    public void Variable_that_nothing_knows_is_a_usage_error(string line, string hint)
    {
        project.Environment["SPARKIFY_VAR_SOURCE"] = "s3://bucket/a";
        project.Write("transforms/010_a.sql", "copy a from '${source}' iam_role default json 'auto';");

        var run = project.RunWith(new InMemoryConsole("select 1 as n"), line.Split(' '));

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: --set: there is no variable ", run.Error);
        Assert.EndsWith($"\nhint: {hint}\n", run.Error);
    }

    [Fact]
    public void Variable_of_a_script_or_of_the_query_itself_may_be_set()
    {
        project.Write("transforms/010_a.sql", "copy a from '${source}' iam_role default json 'auto';");

        project.Ok("query", "select 1 as n", "--set", "source=s3://x", "--set", "GREETING=hi");
        project.Ok("query", "select '${mine}' as n", "--set", "mine=x");
    }

    [Fact]
    public void Begin_and_commit_work_as_in_psql()
    {
        project.Ok("query", "create table t (a int)");
        project.Ok("query", "begin; insert into t values (1); rollback; begin; insert into t values (2); commit");

        Assert.Equal("a\n2\n", project.Ok("query", "select a from t", "--format", "csv"));

        var nested = project.Run("query", "begin; begin; commit; commit");
        Assert.Equal(0, nested.ExitCode);
        Assert.Contains("<argument>:1:8: warning: there is already a transaction in progress\n", nested.Error);
        Assert.Contains("<argument>:1:23: warning: there is no transaction in progress\n", nested.Error);
    }

    [Fact]
    public void What_an_open_transaction_wrote_is_lost_and_that_is_an_error()
    {
        project.Ok("query", "create table t (a int)");

        var written = project.Run("query", "begin; insert into t values (1)");
        Assert.Equal(1, written.ExitCode);
        Assert.Contains("error: the script ends inside a transaction, which was rolled back", written.Error);
        Assert.Equal("n\n0\n", project.Ok("query", "select count(*) as n from t", "--format", "csv"));

        var read = project.Run("query", "begin; select 1");
        Assert.Equal(0, read.ExitCode);
        Assert.Contains("warning: the script ends inside a transaction, which was rolled back", read.Error);
    }

    [Fact]
    public void Query_of_a_database_that_is_not_there_does_not_make_it()
    {
        Assert.Equal("n\n1\n", project.Ok("query", "select 1 as n", "--format", "csv"));

        Assert.False(File.Exists(Path.Combine(project.Root, "warehouse.duckdb")));
    }

    [Fact]
    public void Variables_are_put_in()
    {
        const string sql = "select '${greeting}' as g, '$${greeting}' as literal";

        Assert.Equal("g,literal\nhello,${greeting}\n", project.Ok("query", sql, "--format", "csv"));
        Assert.Equal(
            "g,literal\nhi,${greeting}\n",
            project.Ok("query", sql, "--format", "csv", "--set", "greeting=hi")
        );
        var unknown = project.Run("query", "select '${greting}'");
        Assert.Equal(3, unknown.ExitCode);
        Assert.StartsWith("<argument>:1:9: error: unknown variable \"greting\"", unknown.Error);
    }

    [Theory]
    [InlineData("\\d users", "<argument>:1:1: error: \\d is a command of psql, and a query takes SQL only\n")]
    [InlineData(
        "select 1; \\timing",
        "<argument>:1:11: error: \\timing is a command of psql, and a query takes SQL only\n"
    )]
    [InlineData("", "error: the query holds no statement\n")]
    [InlineData("-- nothing", "error: the query holds no statement\n")]
    public void What_is_no_SQL_is_a_usage_error(string sql, string error)
    {
        var run = project.Run("query", sql);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error);
    }

    [Fact]
    public void Sql_must_be_given_once()
    {
        var twice = project.Run("query", "select 1", "--file", "x.sql");
        Assert.Equal(64, twice.ExitCode);

        var terminal = project.RunWith(new InMemoryConsole { IsInputRedirected = false }, "query");
        Assert.Equal(
            (64, "error: no SQL\nhint: give it as an argument, with --file or on standard input\n"),
            (terminal.ExitCode, terminal.Error)
        );
    }

    [Fact]
    public void Output_json_goes_with_no_other_format()
    {
        var run = project.Run("query", "select 1", "--output", "json", "--format", "csv");

        Assert.Equal(64, run.ExitCode);
        Assert.StartsWith("error: --output json and --format exclude each other\n", run.Error);
        project.Ok("query", "select 1", "--output", "json", "--format", "json");
    }

    [Fact]
    public void Protected_target_wants_a_yes_before_data_is_destroyed()
    {
        project.Ok("query", "create table t (a int)", "--target", "guarded");

        var refused = project.Run("query", "insert into t values (1); drop table t", "--target", "guarded");

        Assert.Equal(64, refused.ExitCode);
        Assert.StartsWith(
            "<argument>:1:27: error: DROP TABLE destroys data, and the target is protected",
            refused.Error
        );
        Assert.Equal("n\n0\n", project.Ok("query", "select count(*) as n from t", "--format", "csv"));
        project.Ok("query", "drop table t", "--target", "guarded", "--yes");
    }

    [Fact]
    public void Annotation_names_the_file_from_the_root_of_the_checkout()
    {
        project.Environment["GITHUB_ACTIONS"] = "true";
        project.Environment["GITHUB_WORKSPACE"] = Path.GetDirectoryName(project.Root)!;
        project.Write("bad.sql", "select nope");

        var file = project.Run("query", "--file", "bad.sql");
        var argument = project.Run("query", "select nope");

        var name = $"{Path.GetFileName(project.Root)}/bad.sql";
        Assert.Contains($"::error file={name},line=1,col=8::", file.Error);
        Assert.Contains("\n::error::", argument.Error);
    }

    [Fact]
    public void Without_a_project_the_message_says_what_to_do()
    {
        var run = CommandRun.Of("query", "select 1");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("error: no .config/sparkify.json in ", run.Error);
    }

    [Fact]
    public void Broken_migration_is_not_in_the_way_of_a_query()
    {
        project.Write("migrations/0001_broken.sql", "create table '");

        Assert.Equal("n\n1\n", project.Ok("query", "select 1 as n", "--format", "csv"));
    }

    [Fact]
    public void A_copy_says_what_Redshift_says_and_a_failed_one_where_its_errors_are()
    {
        project.Write("bucket/rows/1.csv", "1\nx\n2\n");
        const string copy = "copy t from 's3://bucket/rows' iam_role default csv";

        var run = project.Run("query", $"create table t (a int); {copy} maxerror 9");

        Assert.Equal("CREATE TABLE\nCOPY 2\n", run.Output);
        Assert.StartsWith(
            """
            INFO:  Load into table 't' completed, 2 record(s) loaded successfully.
            INFO:  Load into table 't' completed, 1 record(s) could not be loaded.  Check 'stl_load_errors' system table for details.
            """.ReplaceLineEndings("\n"),
            run.Error,
            StringComparison.Ordinal
        );
        var failed = project.Run("query", copy, "--output", "json");
        Assert.Equal(1, failed.ExitCode);
        const string find = "select line_number, colname, raw_line, err_reason from stl_load_errors where query = ";
        Assert.Contains($"list them with sparkify query \"{find}2\"\n", failed.Error);
        Assert.Equal(
            "line_number,colname,raw_line,err_reason\n2,a,x,\"Invalid digit, Value 'x', Pos 0, Type: Integer\"\n",
            project.Ok("query", find + "2", "--format", "csv")
        );
    }
}
