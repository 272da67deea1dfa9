using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Plans;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Plans;

public sealed class EngineLimitsTests
{
    [Theory]
    [InlineData("create table t (x integer) diststyle even", "distribution")]
    [InlineData("create table t (x integer distkey)", "distribution")]
    [InlineData("alter table t alter diststyle all", "distribution")]
    [InlineData("create table t (x integer sortkey)", "sort-keys")]
    [InlineData("alter table t alter sortkey none", "sort-keys")]
    [InlineData("create table t (x integer encode az64)", "encodings")]
    [InlineData("alter table t add column x integer encode az64", "encodings")]
    [InlineData("create table t (x integer not null primary key)", "declared-keys")]
    [InlineData("alter table t add unique (x)", "declared-keys")]
    [InlineData("create table t (x integer) backup no", "backup")]
    [InlineData("copy t from 's3://b/k' iam_role default json 'auto'", "copy-authorization concurrency")]
    [InlineData("copy t from 's3://b/k' json 'auto' compupdate off", "copy-tuning concurrency")]
    [InlineData("unload ('select 1') to 's3://b/k' iam_role default", "unload-authorization")]
    [InlineData("grant select on t to public", "permissions")]
    [InlineData("create user u password disable", "permissions")]
    [InlineData("vacuum", "maintenance")]
    [InlineData("analyze t", "maintenance")]
    [InlineData("create materialized view v as select 1 as x", "materialized-views")]
    [InlineData("select * from svl_qlog", "system-views")]
    [InlineData("select tbl_rows from pg_catalog.svv_table_info", "system-views")]
    [InlineData("create table t as select * from stv_recents", "system-views")]
    [InlineData("select * from svv_tables", "")]
    [InlineData("select * from mine.svl_qlog", "")]
    [InlineData("with svl_qlog as (select 1 as x) select x from svl_qlog", "")]
    [InlineData("delete from t", "concurrency")]
    [InlineData("create table t (x integer)", "")]
    [InlineData("create view v as select 1 as x", "")]
    [InlineData("select 1", "")]
    public void Only_what_a_statement_touches_is_listed(string sql, string expected)
    {
        var parsed = ParsedStatement.Parse(SqlStatement.Own(sql));

        foreach (var engine in (EngineKind[])[EngineKind.DuckDb, EngineKind.Postgres])
        {
            var found = EngineLimits.Of(engine).Where(limit => limit.Find(parsed).Any()).Select(limit => limit.Name);
            Assert.Equal(expected, string.Join(' ', found));
        }
    }

    [Fact]
    public void Redshift_proves_what_it_is() => Assert.Empty(EngineLimits.Of(EngineKind.Redshift));

    [Fact]
    public void Fidelity_page_lists_every_limit()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "fidelity.md"));

        Assert.All(
            EngineLimits.Of(EngineKind.DuckDb).Concat(EngineLimits.Of(EngineKind.Postgres)),
            limit => Assert.Contains($"| `{limit.Name}` | ", page)
        );
    }
}
