using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Sql;

public sealed class ColumnTypeParserTests
{
    [Theory]
    [InlineData("smallint", "smallint")]
    [InlineData("INT2", "smallint")]
    [InlineData("integer", "integer")]
    [InlineData("int", "integer")]
    [InlineData("int4", "integer")]
    [InlineData("bigint", "bigint")]
    [InlineData("int8", "bigint")]
    [InlineData("decimal", "numeric(18,0)")]
    [InlineData("numeric", "numeric(18,0)")]
    [InlineData("decimal(10)", "numeric(10,0)")]
    [InlineData("numeric(38, 37)", "numeric(38,37)")]
    [InlineData("dec(5,2)", "numeric(5,2)")]
    [InlineData("real", "real")]
    [InlineData("float4", "real")]
    [InlineData("float(24)", "real")]
    [InlineData("float(25)", "double precision")]
    [InlineData("float", "double precision")]
    [InlineData("float8", "double precision")]
    [InlineData("double precision", "double precision")]
    [InlineData("boolean", "boolean")]
    [InlineData("bool", "boolean")]
    [InlineData("char", "character(1)")]
    [InlineData("character(3)", "character(3)")]
    [InlineData("nchar(7)", "character(7)")]
    [InlineData("char(max)", "character(4096)")]
    [InlineData("bpchar", "character(256)")]
    [InlineData("varchar", "character varying(256)")]
    [InlineData("varchar(65535)", "character varying(65535)")]
    [InlineData("varchar(MAX)", "character varying(65535)")]
    [InlineData("character varying(12)", "character varying(12)")]
    [InlineData("char varying", "character varying(256)")]
    [InlineData("nvarchar(5)", "character varying(5)")]
    [InlineData("text", "character varying(256)")]
    [InlineData("date", "date")]
    [InlineData("time", "time without time zone")]
    [InlineData("time without time zone", "time without time zone")]
    [InlineData("time with time zone", "time with time zone")]
    [InlineData("timetz", "time with time zone")]
    [InlineData("timestamp", "timestamp without time zone")]
    [InlineData("timestamp without time zone", "timestamp without time zone")]
    [InlineData("timestamp with time zone", "timestamp with time zone")]
    [InlineData("timestamptz", "timestamp with time zone")]
    [InlineData("interval year to month", "interval year to month")]
    [InlineData("interval month", "interval year to month")]
    [InlineData("interval day to second (3)", "interval day to second")]
    [InlineData("interval hour to minute", "interval day to second")]
    [InlineData("super", "super")]
    [InlineData("varbyte", "varbyte(64000)")]
    [InlineData("varbinary(10)", "varbyte(10)")]
    [InlineData("binary varying(11)", "varbyte(11)")]
    [InlineData("hllsketch", "hllsketch")]
    [InlineData("geometry", "geometry")]
    [InlineData("geography", "geography")]
    public void Type_names_mean_these_types(string text, string printed)
    {
        var cursor = new TokenCursor(SqlStatement.Own($"{text} next"));

        Assert.Equal(printed, ColumnTypeParser.Parse(cursor).ToString());
        Assert.True(cursor.At("next"));
    }

    [Theory]
    [InlineData("varchar(65536)", 9, "the length of character varying is 1 to 65535, found 65536")]
    [InlineData("varchar(0)", 9, "the length of character varying is 1 to 65535, found 0")]
    [InlineData("char(4097)", 6, "the length of character is 1 to 4096, found 4097")]
    [InlineData("decimal(39, 0)", 9, "the precision of decimal is 1 to 38, found 39")]
    [InlineData("decimal(38, 38)", 13, "the scale of decimal is 0 to 37, found 38")]
    [InlineData("decimal(5, 6)", 12, "the scale of decimal is 0 to 5, found 6")]
    [InlineData("varbyte(16777217)", 9, "the length of varbyte is 1 to 16777216, found 16777217")]
    [InlineData("float(54)", 7, "the precision of float is 1 to 53, found 54")]
    [InlineData("text(10)", 5, "type text takes no length")]
    [InlineData("timestamp(6)", 10, "type timestamp takes no length")]
    [InlineData("int[]", 4, "Redshift has no array types")]
    [InlineData("double", 1, "syntax error at end of statement: expected PRECISION")]
    [InlineData("serial", 1, "type \"serial\" does not exist")]
    [InlineData("JSONB", 1, "type \"jsonb\" does not exist")]
    [InlineData("\"integer\"", 1, "expected a type")]
    public void What_is_no_type_of_Redshift_is_an_error_with_its_limit(string text, int column, string message)
    {
        var error = Assert.Throws<SparkifyException>(() =>
            ColumnTypeParser.Parse(new TokenCursor(SqlStatement.Own(text)))
        );

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(column, error.Span!.Value.Start.Column);
    }

    [Fact]
    public void Types_of_other_engines_get_the_name_of_Redshifts()
    {
        var error = Assert.Throws<SparkifyException>(() =>
            ColumnTypeParser.Parse(new TokenCursor(SqlStatement.Own("bigserial")))
        );

        Assert.Equal("Redshift has BIGINT IDENTITY(1, 1)", error.Hint);
        Assert.Equal("42704", error.Code);
    }
}
