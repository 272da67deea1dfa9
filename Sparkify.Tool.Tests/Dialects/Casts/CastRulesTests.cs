using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Sql;
using Xunit;

namespace Sparkify.Tool.Tests.Dialects.Casts;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html"/>
public sealed class CastRulesTests
{
    [Theory]
    [InlineData("boolean", "varchar(5)", "cannot cast type boolean to character varying")]
    [InlineData("varchar(5)", "boolean", "cannot cast type character varying to boolean")]
    [InlineData("decimal(5,0)", "boolean", "cannot cast type numeric to boolean")]
    [InlineData("date", "integer", "cannot cast type date to integer")]
    [InlineData("boolean", "timestamp", "cannot cast type boolean to timestamp without time zone")]
    public void What_Redshift_does_not_cast_is_refused(string source, string target, string message)
    {
        var refusal = Find(source, target, CastMode.Explicit).Refusal;

        Assert.Equal((message, "42846"), (refusal?.Message, refusal?.Code));
    }

    [Theory]
    [InlineData("varchar(5)", "integer")]
    [InlineData("varchar(5)", "date")]
    [InlineData("boolean", "integer")]
    [InlineData("varbyte(5)", "varchar(5)")]
    public void A_column_takes_by_itself_less_than_a_cast_does(string source, string target)
    {
        Assert.Null(Find(source, target, CastMode.Explicit).Refusal);
        Assert.Equal("42804", Find(source, target, CastMode.Assignment).Refusal?.Code);
    }

    [Theory]
    [InlineData("decimal(8,4)", "decimal(8,2)")]
    [InlineData("double precision", "smallint")]
    [InlineData("bigint", "varchar(20)")]
    [InlineData("timestamp", "date")]
    [InlineData("integer", "boolean")]
    public void A_column_takes_values_of_like_types(string source, string target) =>
        Assert.Null(Find(source, target, CastMode.Assignment).Refusal);

    [Theory]
    [InlineData("boolean", "date")]
    [InlineData("varchar(5)", "boolean")]
    [InlineData("super", "date")]
    [InlineData("time", "timestamp")]
    public void Try_cast_refuses_pairs_that_it_does_not_list(string source, string target) =>
        Assert.NotNull(Find(source, target, CastMode.Try).Refusal);

    [Fact]
    public void A_literal_takes_any_type()
    {
        foreach (var target in new[] { "boolean", "integer", "date", "super", "varbyte(5)" })
        {
            var plan = CastRules.Find(
                new CastSource(null, true),
                Parse(target),
                CastMode.Assignment,
                CastEngine.DuckDb
            );
            Assert.Null(plan.Refusal);
        }
    }

    [Theory]
    [InlineData(true, nameof(CastMode.Explicit), "CAST(trunc({0}, 2) AS DECIMAL(8,2))")]
    [InlineData(false, nameof(CastMode.Explicit), "CAST({0} AS DECIMAL(8,2))")]
    [InlineData(true, nameof(CastMode.Assignment), "CAST({0} AS DECIMAL(8,2))")]
    public void Only_an_explicit_cast_of_stored_decimals_does_not_round(bool isStored, string mode, string expected)
    {
        var source = new CastSource(Parse("decimal(8,4)"), IsStored: isStored);

        Assert.Equal(
            expected,
            CastRules.Find(source, Parse("decimal(8,2)"), Enum.Parse<CastMode>(mode), CastEngine.DuckDb).Template
        );
    }

    private static CastPlan Find(string source, string target, CastMode mode) =>
        CastRules.Find(new CastSource(Parse(source)), Parse(target), mode, CastEngine.Postgres);

    private static ColumnType Parse(string type) => ColumnTypeParser.Parse(new TokenCursor(SqlStatement.Own(type)));
}
