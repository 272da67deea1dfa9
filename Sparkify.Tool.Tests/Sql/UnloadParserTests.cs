using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Sql;

public sealed class UnloadParserTests
{
    private const string Start = "unload ('select a from t') to 's3://bucket/t_' iam_role default ";

    [Fact]
    public void Every_option_of_the_grammar_parses()
    {
        var unload = Parse(
            "unload ($$select a, b from t$$) to 's3://bucket/t_' credentials as 'aws_iam_role=x' format as csv "
                + "partition by (a, \"B\") include manifest verbose header delimiter as '\\t' zstd null as 'none' allowoverwrite "
                + "parallel false maxfilesize as 6.2 gb region as 'eu-west-1' extension 'csv.zst' encrypted auto"
        );

        Assert.Equal("select a, b from t", unload.Query.Text.Text);
        Assert.Equal(CopyFormatKind.Csv, unload.Format.Kind);
        Assert.Equal(["a", "b"], unload.Partition!.Columns.Select(c => c.Value));
        Assert.True(unload.Partition.IsIncluded);
        Assert.Equal("VERBOSE", unload.Find("MANIFEST")!.Argument!.Value);
        Assert.Equal("\t", unload.Find("DELIMITER")!.Argument!.Value);
        Assert.Equal("FALSE", unload.Find("PARALLEL")!.Argument!.Value);
        Assert.Equal(6_657_199_308, unload.MaxFileSize!.Bytes);
        Assert.Equal("CREDENTIALS", unload.Authorization!.Kind);
    }

    [Theory]
    [InlineData(@"unload ('select ''it''''s'', x from t') to 's3://b/p'", "select 'it''s', x from t", "x from", 30)]
    [InlineData(@"unload ('select \'NV\', x from t') to 's3://b/p'", "select 'NV', x from t", "x from", 25)]
    public void The_query_knows_where_it_stands_in_the_file(string sql, string query, string word, int column)
    {
        var unload = Parse(sql);

        Assert.Equal(query, unload.Query.Text.Text);
        var offset = query.IndexOf(word, StringComparison.Ordinal);
        Assert.Equal(column, unload.Query.Text.ToSource(offset, 1).Start.Column);
    }

    [Theory]
    [InlineData("header fixedwidth 'a:3'", "HEADER cannot be used with FIXEDWIDTH", 65)]
    [InlineData("fixedwidth 'a:3' delimiter ','", "DELIMITER cannot be used with FIXEDWIDTH", 82)]
    [InlineData("csv escape", "ESCAPE cannot be used with CSV", 69)]
    [InlineData("csv addquotes", "ADDQUOTES cannot be used with CSV", 69)]
    [InlineData("csv fixedwidth 'a:1'", "FIXEDWIDTH cannot be used with CSV", 69)]
    [InlineData("json null as 'x'", "NULL cannot be used with JSON", 70)]
    [InlineData("parquet gzip", "GZIP cannot be used with PARQUET", 73)]
    [InlineData("allowoverwrite cleanpath", "ALLOWOVERWRITE and CLEANPATH exclude each other", 80)]
    [InlineData("gzip bzip2", "BZIP2 and GZIP exclude each other", 70)]
    [InlineData("rowgroupsize 64", "ROWGROUPSIZE is for PARQUET only", 65)]
    [InlineData("parquet rowgroupsize 16", "ROWGROUPSIZE takes a size from 32 MB to 128 MB, found 16 MB", 86)]
    [InlineData("maxfilesize 1 mb", "MAXFILESIZE takes a size from 5 MB to 6.2 GB, found 1 MB", 77)]
    [InlineData("delimiter 'ab'", "DELIMITER takes one ASCII character, found 'ab'", 75)]
    [InlineData("kms_key_id 'k'", "KMS_KEY_ID needs ENCRYPTED", 65)]
    [InlineData("encrypted auto kms_key_id 'k'", "ENCRYPTED AUTO cannot be used with KMS_KEY_ID", 80)]
    [InlineData("gzip gzip", "GZIP is given twice", 70)]
    [InlineData("iam_role default", "UNLOAD has two authorizations", 65)]
    [InlineData("format as orc", "syntax error at or near \"orc\": expected a format: CSV, JSON or PARQUET", 75)]
    [InlineData("verbose", "syntax error at or near \"verbose\": expected an UNLOAD option", 65)]
    public void What_does_not_go_together_is_refused_at_its_place(string options, string message, int column)
    {
        var error = Assert.Throws<SparkifyException>(() => Parse(Start + options));

        Assert.Equal(message, error.Message);
        Assert.Equal(column, error.Span!.Value.Start.Column);
    }

    [Theory]
    [InlineData("select * from t limit 10", "Limit clause is not supported in the outer query of UNLOAD", 26)]
    [InlineData("select top 10 * from t", "Limit clause is not supported in the outer query of UNLOAD", 17)]
    [InlineData("delete from t", "UNLOAD takes one SELECT", 9)]
    [InlineData("select 1; select 2", "UNLOAD takes one SELECT", 9)]
    [InlineData("select 1 into x", "UNLOAD takes one SELECT", 9)]
    public void Queries_that_cannot_be_unloaded_are_refused(string query, string message, int column)
    {
        var error = Assert.Throws<SparkifyException>(() => Parse($"unload ('{query}') to 's3://b/p'"));

        Assert.Equal(message, error.Message);
        Assert.Equal(column, error.Span!.Value.Start.Column);
    }

    [Fact]
    public void A_nested_limit_is_taken()
    {
        var unload = Parse("unload ('select * from (select a from t limit 10)') to 's3://b/p'");

        Assert.Equal("select * from (select a from t limit 10)", unload.Query.Text.Text);
    }

    private static UnloadStatement Parse(string sql) => UnloadParser.Parse(SqlStatement.Own(sql));
}
