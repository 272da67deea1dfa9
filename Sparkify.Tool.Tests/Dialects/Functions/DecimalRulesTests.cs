using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Sql;
using Xunit;

namespace Sparkify.Tool.Tests.Dialects.Functions;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html"/>
public sealed class DecimalRulesTests
{
    [Theory]
    [InlineData("decimal(8,2)", "decimal(7,3)", "numeric(10,3)")]
    [InlineData("decimal(38,2)", "decimal(38,2)", "numeric(38,2)")]
    [InlineData("smallint", "decimal(8,2)", "numeric(9,2)")]
    [InlineData("smallint", "integer", "integer")]
    [InlineData("smallint", "smallint", "smallint")]
    [InlineData("bigint", "real", "double precision")]
    [InlineData("real", "real", "real")]
    [InlineData("decimal(8,2)", "float", "double precision")]
    public void A_sum_has_one_digit_more_before_the_point(string left, string right, string expected) =>
        Assert.Equal(expected, DecimalRules.Sum([Parse(left), Parse(right)])?.ToString());

    [Theory]
    [InlineData("decimal(8,2)", "smallint", "numeric(14,2)")]
    [InlineData("decimal(8,2)", "decimal(9,4)", "numeric(18,6)")]
    [InlineData("decimal(38,19)", "decimal(19,2)", "numeric(38,21)")]
    public void A_product_has_the_digits_of_both(string left, string right, string expected) =>
        Assert.Equal(expected, DecimalRules.Product([Parse(left), Parse(right)])?.ToString());

    [Theory]
    [InlineData("decimal(8,2)", "decimal(8,2)", "numeric(17,9)")]
    [InlineData("decimal(8,2)", "smallint", "numeric(14,8)")]
    [InlineData("bigint", "decimal(19,0)", "numeric(38,19)")]
    [InlineData("decimal(19,2)", "decimal(38,19)", "numeric(38,4)")]
    [InlineData("integer", "bigint", "bigint")]
    public void A_quotient_gives_up_digits_behind_the_point_where_38_are_too_few(
        string left,
        string right,
        string expected
    ) => Assert.Equal(expected, DecimalRules.Quotient([Parse(left), Parse(right)])?.ToString());

    [Theory]
    [InlineData("integer", "decimal(1,1)", "numeric(11,1)")]
    [InlineData("decimal(38,2)", "decimal(1,1)", "numeric(38,2)")]
    [InlineData("float", "decimal(1,1)", "double precision")]
    [InlineData("date", "decimal(1,1)", "date")]
    public void A_value_between_two_has_the_digits_of_the_percentile_too(
        string value,
        string percentile,
        string expected
    ) => Assert.Equal(expected, DecimalRules.Between(Parse(value), Parse(percentile))?.ToString());

    private static ColumnType Parse(string type) => ColumnTypeParser.Parse(new TokenCursor(SqlStatement.Own(type)));
}
