using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Dialects.Rules;

public sealed class StatementGateTests
{
    [Theory]
    [InlineData("vacuum t", "VACUUM cannot run inside a transaction block")]
    [InlineData("alter table t append from s", "ALTER TABLE APPEND cannot run inside a transaction block")]
    [InlineData(
        "alter table t alter column a type varchar(9)",
        "ALTER TABLE ALTER COLUMN cannot run inside a transaction block"
    )]
    [InlineData(
        "create external table s.t (a int) stored as parquet location 's3://b/p'",
        "a statement on an external table cannot run inside a transaction block"
    )]
    [InlineData("drop database d", "CREATE, ALTER or DROP DATABASE cannot run inside a transaction block")]
    public void What_Redshift_keeps_out_of_transactions_is_refused_inside_one(string sql, string message)
    {
        var error = Assert.Throws<SparkifyException>(() =>
            StatementGate.Refuse(SqlStatement.Own(sql), inTransaction: true)
        );

        Assert.Equal((message, "25001"), (error.Message, error.Code));
        Assert.NotNull(error.Span);
        StatementGate.Refuse(SqlStatement.Own(sql), inTransaction: false);
    }

    [Theory]
    [InlineData("truncate t")]
    [InlineData("analyze t")]
    [InlineData("alter table t alter column a encode zstd")]
    [InlineData("copy t from 's3://b/p' iam_role default")]
    public void Everything_else_passes_inside_one(string sql) =>
        StatementGate.Refuse(SqlStatement.Own(sql), inTransaction: true);

    [Fact]
    public void What_Redshift_lacks_is_refused_with_SQLSTATE_and_what_it_has()
    {
        var error = Assert.Throws<SparkifyException>(() =>
            StatementGate.Refuse(SqlStatement.Own("create index i on t (a)"), inTransaction: false)
        );

        Assert.Equal("0A000", error.Code);
        Assert.Equal("Redshift has no indexes: use SORTKEY and DISTKEY", error.Hint);
    }
}
