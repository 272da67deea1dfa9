using System.Globalization;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>What Redshift's system views tell of COPYs.</summary>
public abstract partial class LocalEngineContract
{
    private const string ErrorColumns =
        "trim(filename), line_number, trim(colname), trim(type), trim(col_length), position, trim(raw_line), trim(raw_field_value), err_code, trim(err_reason)";

    [Fact]
    public void Before_any_copy_the_views_are_empty_and_typed()
    {
        foreach (
            var view in new[]
            {
                "stl_load_errors",
                "stl_loaderror_detail",
                "stl_load_commits",
                "stl_replacements",
                "sys_load_error_detail",
                "sys_load_history",
                "sys_load_detail",
            }
        )
        {
            Assert.Empty(Rows($"select * from {view}"));
            Assert.Equal(["0"], Rows($"select count(*) from pg_catalog.{view} v"));
        }

        Assert.Equal(["-1|0|0"], Rows("select pg_last_copy_id(), pg_last_copy_count(), pg_last_unload_count()"));
    }

    [Fact]
    public void Errors_of_a_failed_copy_are_there_after_the_rollback()
    {
        Run("create table t (a integer, b varchar(3), c decimal(8, 2))");
        Run("begin");
        Run("insert into t values (0, 'x', 1)");
        var error = Fails(Statement("maxerror 2", "t", "1|abc|1\n2|äxyz|2\nx|d|1\n"));
        Run("rollback");

        Assert.Equal(
            [
                "s3://b/d|2|b|varchar|3|0|2|.xyz|2|.xyz|1204|String length exceeds DDL length",
                "s3://b/d|3|a|int4||0|x|d|1|x|1207|Invalid digit, Value 'x', Pos 0, Type: Integer",
            ],
            Rows($"select {ErrorColumns} from stl_load_errors where query = pg_last_copy_id() order by line_number")
        );
        Assert.Contains(
            $"stl_load_errors where query = {Rows("select pg_last_copy_id()")[0]}",
            error.Hint,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["aborted|t|s3://b/d|txt|0|0|1|2|0"],
            Rows(
                "select status, table_name, data_source, file_format, loaded_rows, loaded_bytes, source_file_count, error_count, copy_job_id from sys_load_history"
            )
        );
        Assert.Equal(["0"], Rows("select pg_last_copy_count()"));
        Assert.Empty(Rows("select a from t"));
    }

    [Fact]
    public void Views_of_a_copy_within_maxerror_can_be_joined()
    {
        Run("create table t (a integer, b varchar(9))");
        Copy("1|x\ny|z\n3|w\n", "maxerror 2");

        Assert.Equal(
            ["1|NULL", "2|z"],
            Rows(
                "select d.field + 1, case when d.is_null = 1 then null else trim(d.value) end from stl_loaderror_detail d join stl_load_errors e on e.query = d.query where e.query = pg_last_copy_id() union all select 2, 'z' order by 1"
            )
        );
        Assert.Equal(
            ["s3://b/d|3|Text|0|1"],
            Rows(
                "select trim(filename), lines_scanned, trim(file_format), is_partial, errors from stl_load_commits where query = pg_last_copy_id()"
            )
        );
        Assert.Equal(
            ["12|3|1|t|t|t"],
            Rows(
                "select bytes_scanned, lines_scanned, splits_scanned, len(trim(file_etag)) > 0, end_time >= start_time, file_last_modified is null from sys_load_detail"
            )
        );
        Assert.Equal(
            ["completed|2|12|1|12|1|12|1|t|t"],
            Rows(
                "select status, loaded_rows, loaded_bytes, source_file_count, source_file_bytes, file_count_scanned, file_bytes_scanned, error_count, duration >= 0, datediff(second, start_time, end_time) < 60 from sys_load_history"
            )
        );
        Assert.Equal(
            ["a|int4|1207|Invalid digit, Value 'y', Pos 0, Type: Integer|t"],
            Rows(
                "select trim(column_name), trim(column_type), error_code, trim(error_message), e.table_id = s.tbl from sys_load_error_detail e join stl_load_errors s on s.query = e.query_id"
            )
        );
        Assert.Equal(["2"], Rows("select pg_last_copy_count()"));
    }

    [Fact]
    public void Details_hold_the_fields_up_to_the_one_at_fault()
    {
        Run("create table t (a integer, b varchar(9), c integer, d integer)");
        Copy("1||x|4\n", "null as '' maxerror 2");
        Copy("{\"d\": 1, \"c\": {}, \"b\": \"\\u00e4\\\"\", \"a\": 7}", "json 'auto' maxerror 2");

        var fields =
            "select field, trim(colname), trim(value), is_null from stl_loaderror_detail where query = {0} order by field";
        Assert.Equal(
            ["0|a|1|0", "1|b||1", "2|c||1"],
            Rows(fields.Replace("{0}", "pg_last_copy_id() - 1", StringComparison.Ordinal))
        );
        Assert.Equal(
            ["0|a|7|0", "1|b|.\"|0", "2|c||1"],
            Rows(fields.Replace("{0}", "pg_last_copy_id()", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Replacements_are_listed()
    {
        Run("create table t (a integer, b varchar(9))");
        Directory.CreateDirectory(BucketFolder);
        File.WriteAllBytes(Path.Combine(BucketFolder, "d"), [.. "1|x\n2|"u8, 0xFF, .. "\n3|y\n"u8]);
        Run("copy t from 's3://b/d' iam_role default acceptinvchars");

        Assert.Equal(
            ["s3://b/d|2|b|2|."],
            Rows(
                "select trim(filename), line_number, trim(colname), trim(raw_line) from stl_replacements where query = pg_last_copy_id()"
            )
        );
    }

    [Fact]
    public void Noload_fills_the_views_and_loads_nothing()
    {
        Run("create table t (a integer)");
        Copy("1\nx\n2\n", "noload maxerror 2");

        Assert.Equal(
            ["completed|0|0|1|1"],
            Rows("select status, loaded_rows, loaded_bytes, file_count_scanned, error_count from sys_load_history")
        );
        Assert.Equal(["2|x"], Rows("select line_number, trim(raw_line) from stl_load_errors"));
        Assert.Equal(["3"], Rows("select lines_scanned from stl_load_commits"));
    }

    [Fact]
    public void A_transaction_sees_its_own_copies_and_shares_their_transaction()
    {
        Run("create table t (a integer)");
        Run("begin");
        Copy("1\n", "");
        Copy("1\nx\n", "maxerror 9");

        Assert.Equal(
            ["2|1|1"],
            Rows("select count(*), count(distinct transaction_id), sum(error_count) from sys_load_history")
        );
        Assert.Equal(["1"], Rows("select count(*) from stl_load_errors where query = pg_last_copy_id()"));
        var id = Rows("select pg_last_copy_id()");
        Run("rollback");

        Assert.Equal(id, Rows("select pg_last_copy_id()"));
        Assert.Equal(["1"], Rows("select count(*) from stl_load_errors where query = pg_last_copy_id()"));
        Run("begin");
        Copy("5\n", "");
        Run("commit");
        Run("begin");
        Run("rollback");
        Assert.Equal(["3|2"], Rows("select count(*), count(distinct transaction_id) from sys_load_history"));
    }

    [Fact]
    public void Another_session_sees_the_rows_and_has_numbers_of_its_own()
    {
        Run("create table t (a integer)");
        Copy("1\nx\n", "maxerror 2");
        using (var other = Engine.OpenSession())
        {
            Assert.Equal("-1", Single(other, "select pg_last_copy_id()"));
            Assert.Equal("1", Single(other, "select count(*) from stl_load_errors"));
            Put("d", "7\n");
            other.Execute("copy t from 's3://b/d' iam_role default");
            Assert.Equal("1", Single(other, "select pg_last_copy_count()"));
        }

        Copy("1\nx\n", "maxerror 2");
        Assert.Equal(["3|3"], Rows("select count(*), count(distinct query_id) from sys_load_history"));
    }

    [Fact]
    public void A_session_that_only_reads_sees_the_rows()
    {
        Run("create table t (a integer)");
        Fails(Statement("", "t", "1\nx\n"));
        Engine.Dispose();

        using var reader = (IEngine)OpenEngine(isReadOnly: true, showsValues: true);

        Assert.Equal("x", Single(reader, "select trim(raw_field_value) from stl_load_errors"));
        Assert.Equal("-1", Single(reader, "select pg_last_copy_id()"));
    }

    [Fact]
    public void Values_that_are_not_to_be_shown_are_not_kept()
    {
        Run("create table t (a varchar(9), b integer)");
        Engine.Dispose();
        using var discreet = (IEngine)OpenEngine(isReadOnly: false, showsValues: false);
        Put("d", "secret|secret\n");
        discreet.Execute("copy t from 's3://b/d' iam_role default maxerror 2");

        Assert.Equal(
            "0|Invalid digit|2",
            string.Join(
                '|',
                Single(discreet, "select len(trim(raw_line)) + len(trim(raw_field_value)) from stl_load_errors"),
                Single(discreet, "select left(err_reason, 13) from stl_load_errors"),
                Single(discreet, "select count(*) from stl_loaderror_detail where trim(value) = ''")
            )
        );
    }

    [Fact]
    public void Long_texts_are_cut_and_columns_have_their_types()
    {
        Run("create table t (a integer)");
        Copy($"{new string('x', 3000)}\n", "maxerror 2");

        Run(
            "create table kept as select raw_line, raw_field_value, err_reason, filename, query, line_number from stl_load_errors"
        );
        Assert.Equal(["1024|1024"], Rows("select len(raw_line), len(raw_field_value) from kept"));
        Assert.Equal(
            ["character(1024)", "character(1024)", "character(100)", "character(256)", "integer", "bigint"],
            Engine.FindTable(new QualifiedName(null, "kept"))!.Columns.Select(c => c.Type.ToString())
        );
    }

    [Fact]
    public void Views_of_the_user_follow_the_session()
    {
        Run("create table t (a integer)");
        Run("create view mine as select query, line_number from stl_load_errors where query = pg_last_copy_id()");
        Copy("x\n", "maxerror 2");
        Assert.Equal(["1"], Rows("select line_number from mine"));
        Copy("1\n", "maxerror 2");
        Assert.Empty(Rows("select line_number from mine"));
    }

    [Fact]
    public void Unloaded_rows_are_counted()
    {
        Run("unload ('select 1 union all select 2') to 's3://b/out/' iam_role default");

        Assert.Equal(["2"], Rows("select pg_last_unload_count()"));
    }

    [Fact]
    public void Rows_of_more_than_seven_days_ago_go()
    {
        Run("create table t (a integer)");
        Copy("x\n", "maxerror 2");
        Run("update sparkify.copies set start_time = dateadd(day, -8, start_time)");
        Engine.Dispose();
        using var later = (IEngine)OpenEngine(isReadOnly: false, showsValues: true);
        later.Execute("begin");
        later.Execute("copy t from 's3://b/d' iam_role default maxerror 2");
        Assert.Equal("2", Single(later, "select count(*) from sys_load_history"));
        later.Execute("commit");

        Assert.Equal("2", Single(later, "select min(query_id) from sys_load_history"));
        Assert.Equal("1", Single(later, "select count(*) from sparkify.copy_errors"));
        Assert.Equal("1", Single(later, "select count(*) from sparkify.copy_error_fields"));
        Assert.Equal("1", Single(later, "select count(*) from sparkify.copy_objects"));
    }

    /// <summary>A fixed seed; rows are good, too long, no number, or of too many fields.</summary>
    [Fact]
    public void The_views_say_what_the_outcome_says()
    {
        var random = new Random(7);
        Run("create table t (a integer, b varchar(4))");
        for (var round = 0; round < 12; round++)
        {
            var lines = Enumerable
                .Range(0, random.Next(1, 40))
                .Select(i =>
                    random.Next(6) switch
                    {
                        0 => "x|y",
                        1 => $"{i}|too long",
                        2 => $"{i}|a|b|c",
                        _ => $"{i}|ok",
                    }
                );
            var outcome = Copy(string.Join('\n', lines), random.Next(2) == 0 ? "ignoreallerrors" : "maxerror 1000");

            Assert.Equal(
                [
                    Invariant(
                        $"{outcome.RowCount}|{outcome.RejectedRowCount}|{outcome.Objects.Count}|{outcome.RowCount}"
                    ),
                ],
                Rows(
                    "select loaded_rows, error_count, file_count_scanned, pg_last_copy_count() from sys_load_history where query_id = pg_last_copy_id()"
                )
            );
            Assert.Equal(
                outcome.Rejections.Select(Line),
                Rows(
                    "select line_number, trim(colname), position, trim(raw_line), trim(raw_field_value), err_code, trim(err_reason) from stl_load_errors where query = pg_last_copy_id() order by line_number limit 10"
                )
            );
            Assert.Equal(
                [outcome.RejectedRowCount.ToString(CultureInfo.InvariantCulture)],
                Rows("select count(*) from stl_load_errors where query = pg_last_copy_id()")
            );
        }

        static string Line(RejectedRow row) =>
            Invariant($"{row.Line}|{row.Column}|{row.Position}|{row.RawLine}|{row.Value}|{row.Code}|{row.Reason}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string? Single(IEngine engine, string sql) => RedshiftText.Format(engine.Read(sql)[0][0]);
}
