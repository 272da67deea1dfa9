using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Sql;

public sealed class StatementClassifierTests
{
    [Theory]
    [InlineData("select 1", "Select", null)]
    [InlineData("((select 1) union all select 2)", "Select", null)]
    [InlineData("with a as (select 1), b (x) as (select into_ from a) select * from b", "Select", null)]
    [InlineData("select a into #t from u", "CreateTableAs", null)]
    [InlineData("with a as (select 1) select * into t from a", "CreateTableAs", null)]
    [InlineData("create table t as select 1", "CreateTableAs", null)]
    [InlineData("create temp table t distkey (a) as (select 1 as a)", "CreateTableAs", null)]
    [InlineData("create table t (a int default cast(1 as int))", "CreateTable", null)]
    [InlineData("create local temporary table if not exists t (like u)", "CreateTable", null)]
    [InlineData("create external table s.t (a int) stored as parquet location 's3://b/p'", "CreateExternalTable", null)]
    [InlineData("create or replace view v as select 1", "CreateView", null)]
    [InlineData("create materialized view v as select 1", "CreateMaterializedView", null)]
    [InlineData("copy s.t from 's3://b/p'", "Copy", "s.t")]
    [InlineData("insert into t (a) select 1", "Insert", "t")]
    [InlineData("insert into db.s.t values (1)", "Insert", "s.t")]
    [InlineData("UPDATE \"T\" set a = 1", "Update", "t")]
    [InlineData("delete from t where a = 1", "Delete", "t")]
    [InlineData("delete t using u where t.a = u.a", "Delete", "t")]
    [InlineData("merge into t using u on t.a = u.a remove duplicates", "Merge", "t")]
    [InlineData("truncate t", "Truncate", "t")]
    [InlineData("truncate table s.t", "Truncate", "s.t")]
    [InlineData("alter table t append from u", "AlterTableAppend", "t")]
    [InlineData("alter table t add column append int", "AlterTable", null)]
    [InlineData("drop table t", "DropTable", null)]
    [InlineData("begin", "Begin", null)]
    [InlineData("start transaction", "Begin", null)]
    [InlineData("end", "Commit", null)]
    [InlineData("abort", "Rollback", null)]
    [InlineData("vacuum full t", "Vacuum", null)]
    [InlineData("set search_path to s", "Set", null)]
    [InlineData("create user u password 'x'", "Principal", null)]
    [InlineData("insert", "Insert", null)]
    [InlineData("create", "Other", null)]
    [InlineData("with a as (select 1", "Other", null)]
    public void Statements_are_of_these_kinds_and_write_to_these_tables(string sql, string kind, string? target)
    {
        var statement = SqlStatement.Own(sql);

        Assert.Equal(kind, StatementClassifier.Classify(statement).ToString());
        Assert.Equal(target, StatementTarget.Find(statement)?.ToString());
    }
}
