using Sparkify.Tool.Loads;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Loads;

public sealed class TransformPlanTests
{
    [Fact]
    public void Written_tables_are_named_once_as_they_are_written_in_the_order_of_the_first_write()
    {
        var plan = TransformPlan.Create(
            [
                Script(
                    "010_a.sql",
                    "copy Staging from 's3://b/p' iam_role default json 'auto'; update users set a = 1;"
                ),
                Script(
                    "110_b.sql",
                    "delete public.staging where a = 1; insert into \"Users\" select 1; merge into s.t using x on t.a = x.a when matched then delete when not matched then insert values (1);"
                ),
                Script("120_c.sql", "select * from other; create table made (a integer); analyze users;"),
            ],
            null
        );

        Assert.Equal(["staging", "users", "public.staging", "s.t"], plan.WrittenTables().Select(t => t.ToString()));
    }

    [Fact]
    public void Temporary_tables_are_no_part_of_the_warehouse()
    {
        var plan = TransformPlan.Create(
            [
                Script(
                    "010_a.sql",
                    """
                    create temp table news (a integer);
                    create temporary table if not exists more (like news);
                    create local temp table last as select 1 as a;
                    create table #hash (a integer);
                    insert into news values (1);
                    insert into more values (1);
                    delete from last;
                    insert into #Hash values (1);
                    insert into public.news values (1);
                    """
                ),
                Script("110_b.sql", "insert into kept select * from news; update news set a = 2;"),
            ],
            null
        );

        Assert.Equal(["public.news", "kept"], plan.WrittenTables().Select(t => t.ToString()));
    }

    [Theory]
    [InlineData("110")]
    [InlineData("0110")]
    [InlineData("110_users.sql")]
    [InlineData("110_users")]
    public void From_takes_a_number_a_name_or_a_stem(string from)
    {
        var plan = TransformPlan.Create(
            [
                Script("010_staging.sql", "select 1"),
                Script("110_users.sql", "select 2"),
                Script("210_plays.sql", "select 3"),
                Script("900_vacuum.sql", "vacuum", inTransaction: false),
            ],
            from
        );

        Assert.Equal(["110_users.sql", "210_plays.sql"], plan.InTransaction.Select(t => t.File.Name));
        Assert.Equal(["900_vacuum.sql"], plan.AfterCommit.Select(t => t.File.Name));
        Assert.Equal(3, plan.Count);
    }

    [Theory]
    [InlineData("110_user.sql", "did you mean 110_users.sql?")]
    [InlineData("7", "name one of the files in transforms/")]
    public void From_names_a_transform(string from, string hint)
    {
        var error = Assert.Throws<SparkifyException>(() =>
            TransformPlan.Create([Script("110_users.sql", "select 1")], from)
        );

        Assert.Equal((ExitCode.InvalidProject, hint), (error.ExitCode, error.Hint));
    }

    [Fact]
    public void A_copy_after_the_commit_is_refused_at_its_place()
    {
        var error = Assert.Throws<SparkifyException>(() =>
            TransformPlan.Create(
                [
                    Script(
                        "900_late.sql",
                        "vacuum;\ncopy t from 's3://b/p' iam_role default json 'auto'",
                        inTransaction: false
                    ),
                ],
                null
            )
        );

        Assert.Equal((ExitCode.InvalidProject, 2), (error.ExitCode, error.Span!.Value.Start.Line));
    }

    private static ScriptFile Script(string name, string sql, bool inTransaction = true)
    {
        var source = new SourceText($"transforms/{name}", sql);
        return new ScriptFile(ScriptKind.Transform, name, source, MappedText.Of(source), "0")
        {
            Number = long.Parse(name.Split('_')[0], System.Globalization.CultureInfo.InvariantCulture),
            Header = new ScriptHeader { InTransaction = inTransaction },
        };
    }
}
