namespace Sparkify.Tool.Tests.Engines;

/// <summary>What is sent is not what was written: names that the engine reserves, places of errors.</summary>
public abstract partial class LocalEngineContract
{
    [Theory]
    [InlineData("insert into t\nselect 1,\n  nix from s", "column \"nix\" does not exist", 3, 3)]
    [InlineData("insert into t (a, b)\nwith q as (select 'é' as x)\nselect 1, q.nix from q", "does not exist", 3, 11)]
    [InlineData("create table u as\nselect a,\n  nix from s", "column \"nix\" does not exist", 3, 3)]
    [InlineData("create table Ü (x) diststyle even as\nselect nix from s", "column \"nix\" does not exist", 2, 8)]
    [InlineData("update t set\n  a = 1,\n  b = nix from s", "column \"nix\" does not exist", 3, 7)]
    [InlineData("update t set b = 'x'\nwhere nix = 1", "column \"nix\" does not exist", 2, 7)]
    [InlineData("delete t\nwhere nix = 1", "column \"nix\" does not exist", 2, 7)]
    [InlineData(
        "merge into t using s on t.a = s.a\nwhen matched then update set b = s.nix\nwhen not matched then insert values (s.a, 'x')",
        "does not exist",
        2,
        34
    )]
    [InlineData(
        "merge into t using s\non t.a = s.nix\nwhen matched then update set b = 'x' when not matched then insert values (s.a, 'x')",
        "does not exist",
        2,
        10
    )]
    [InlineData("insert into t select\n  a, b fron s", "syntax error", 2, 13)]
    public void Errors_in_what_was_rewritten_point_into_what_was_written(string sql, string part, int line, int column)
    {
        Run("create table t (a integer, b varchar(5))");
        Run("create table s (a integer, b varchar(5))");

        var error = Fails(sql);

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        var place = error.Span!.Value.Start;
        Assert.Equal((line, column), (place.Line, place.Column));
    }

    [Theory]
    [InlineData("at")]
    [InlineData("show")]
    [InlineData("describe")]
    [InlineData("summarize")]
    [InlineData("qualify")]
    [InlineData("lambda")]
    [InlineData("map")]
    [InlineData("struct")]
    [InlineData("columns")]
    [InlineData("glob")]
    [InlineData("asof")]
    [InlineData("window")]
    [InlineData("fetch")]
    [InlineData("semi")]
    [InlineData("by")]
    [InlineData("\"desc\"")]
    [InlineData("\"pivot\"")]
    [InlineData("\"table\"")]
    public void Words_that_are_names_on_Redshift_are_names(string name)
    {
        Run($"create table {name} ({name} integer, other varchar(5) default 'x')");
        Run($"insert into {name} ({name}) values (1), (2)");
        Run($"update {name} set {name} = {name} + 1, other = 'y' where {name}.{name} = 2");
        Run($"delete from {name} where {name} = 1");

        Assert.Equal(
            ["3|4|1"],
            Rows(
                $"select {name}, max(x.{name}) + 1 as {name}, count({name}) from {name} as x where {name} > 0 and ({name} = 3) group by x.{name} order by x.{name}"
            )
        );
        Assert.Equal(["3"], Rows($"with {name} as (select {name} from {name}) select {name}.{name} from {name}"));
    }
}
