using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Sql;

public sealed class CopyParserTests
{
    [Fact]
    public void Copy_of_the_warehouse_is_read_whole()
    {
        var copy = Parse(
            """
            copy public.staging_events (artist, "Auth")
            from 's3://udacity-dend/log_data'
            iam_role 'arn:aws:iam::123456789012:role/load'
            region 'us-west-2'
            format as json 's3://udacity-dend/log_json_path.json'
            timeformat as 'epochmillisecs'
            maxerror 10
            truncatecolumns
            """
        );

        Assert.Equal(new QualifiedName("public", "staging_events"), copy.Table);
        Assert.Equal(["artist", "auth"], copy.Columns);
        Assert.Equal("s3://udacity-dend/log_data", copy.From.Value);
        Assert.Equal("IAM_ROLE", copy.Authorization?.Kind);
        Assert.Equal(CopyFormatKind.Json, copy.Format.Kind);
        Assert.Equal("s3://udacity-dend/log_json_path.json", copy.Format.Argument?.Value);
        Assert.Equal(
            ["REGION us-west-2", "TIMEFORMAT epochmillisecs", "MAXERROR 10", "TRUNCATECOLUMNS "],
            copy.Parameters.Select(p => $"{p.Name} {p.Argument?.Value}")
        );
    }

    [Fact]
    public void Every_part_keeps_its_place()
    {
        var copy = Parse("copy s.t\nfrom 's3://b/p'\niam_role default\n  maxerror as 5 json gzip");

        Assert.Equal("s.t", Shown(copy.TableSpan));
        Assert.Equal("'s3://b/p'", Shown(copy.From.Span));
        Assert.Equal("iam_role default", Shown(copy.Authorization!.Span));
        Assert.Equal("maxerror as 5", Shown(copy.Find("MAXERROR")!.Span));
        Assert.Equal("5", Shown(copy.Find("MAXERROR")!.Argument!.Span));
        Assert.Equal("json", Shown(copy.Format.Span!.Value));
        Assert.Equal(new LinePosition(4, 17), copy.Format.Span!.Value.Start);
        Assert.Equal("gzip", Shown(copy.Find("GZIP")!.Span));
    }

    [Theory]
    [InlineData("", "Delimited", null)]
    [InlineData("delimiter ','", "Delimited", null)]
    [InlineData("format as delimiter as '\\t'", "Delimited", null)]
    [InlineData("csv", "Csv", null)]
    [InlineData("format as csv quote as '%' delimiter '|'", "Csv", null)]
    [InlineData("format csv", "Csv", null)]
    [InlineData("as csv", "Csv", null)]
    [InlineData("fixedwidth 'a:1,b:2'", "FixedWidth", "a:1,b:2")]
    [InlineData("fixedwidth as 'a:1'", "FixedWidth", "a:1")]
    [InlineData("json", "Json", "auto")]
    [InlineData("json as 'auto ignorecase'", "Json", "auto ignorecase")]
    [InlineData("format json 'noshred'", "Json", "noshred")]
    [InlineData("format as json as 's3://b/p.json'", "Json", "s3://b/p.json")]
    [InlineData("avro", "Avro", "auto")]
    [InlineData("format as avro 's3://b/p.json'", "Avro", "s3://b/p.json")]
    [InlineData("format as parquet serializetojson", "Parquet", null)]
    [InlineData("orc", "Orc", null)]
    [InlineData("shapefile simplify auto 0.01", "Shapefile", null)]
    [InlineData("shapefile simplify '1.1'", "Shapefile", null)]
    public void Formats_have_these_spellings(string options, string kind, string? argument)
    {
        var copy = Parse($"copy t from 's3://b/p' {options}");

        Assert.Equal(kind, copy.Format.Kind.ToString());
        Assert.Equal(argument, copy.Format.Argument?.Value);
    }

    [Theory]
    [InlineData("iam_role default", "IAM_ROLE")]
    [InlineData("iam_role 'arn:aws:iam::1:role/a,arn:aws:iam::1:role/b'", "IAM_ROLE")]
    [InlineData("access_key_id 'a' secret_access_key 'b'", "ACCESS_KEY_ID")]
    [InlineData("access_key_id as 'a' secret_access_key as 'b' session_token 'c'", "ACCESS_KEY_ID")]
    [InlineData("credentials 'aws_iam_role=x'", "CREDENTIALS")]
    [InlineData("with credentials as 'aws_iam_role=x'", "CREDENTIALS")]
    public void Authorizations_have_these_spellings(string clause, string kind)
    {
        var copy = Parse($"copy t from 's3://b/p' csv {clause} gzip");

        Assert.Equal(kind, copy.Authorization!.Kind);
        Assert.Equal(clause, Shown(copy.Authorization.Span));
        Assert.NotNull(copy.Find("GZIP"));
    }

    [Theory]
    [InlineData("manifest", "MANIFEST", null)]
    [InlineData("encrypted", "ENCRYPTED", null)]
    [InlineData("master_symmetric_key 'k'", "MASTER_SYMMETRIC_KEY", "k")]
    [InlineData("region as 'eu-west-1'", "REGION", "eu-west-1")]
    [InlineData("ssh", "SSH", null)]
    [InlineData("readratio 50", "READRATIO", "50")]
    [InlineData("gzip", "GZIP", null)]
    [InlineData("bzip2", "BZIP2", null)]
    [InlineData("lzop", "LZOP", null)]
    [InlineData("zstd", "ZSTD", null)]
    [InlineData("acceptanydate", "ACCEPTANYDATE", null)]
    [InlineData("acceptinvchars", "ACCEPTINVCHARS", null)]
    [InlineData("acceptinvchars '^'", "ACCEPTINVCHARS", "^")]
    [InlineData("acceptinvchars as '^'", "ACCEPTINVCHARS", "^")]
    [InlineData("blanksasnull", "BLANKSASNULL", null)]
    [InlineData("dateformat 'auto'", "DATEFORMAT", "auto")]
    [InlineData("emptyasnull", "EMPTYASNULL", null)]
    [InlineData("encoding utf16le", "ENCODING", "UTF16LE")]
    [InlineData("encoding as 'iso88591'", "ENCODING", "ISO88591")]
    [InlineData("escape", "ESCAPE", null)]
    [InlineData("explicit_ids", "EXPLICIT_IDS", null)]
    [InlineData("fillrecord", "FILLRECORD", null)]
    [InlineData("ignoreblanklines", "IGNOREBLANKLINES", null)]
    [InlineData("ignoreheader as 1", "IGNOREHEADER", "1")]
    [InlineData("null as '\\\\N'", "NULL", "\\N")]
    [InlineData("null 'x'", "NULL", "x")]
    [InlineData("removequotes", "REMOVEQUOTES", null)]
    [InlineData("roundec", "ROUNDEC", null)]
    [InlineData("timeformat 'epochsecs'", "TIMEFORMAT", "epochsecs")]
    [InlineData("trimblanks", "TRIMBLANKS", null)]
    [InlineData("truncatecolumns", "TRUNCATECOLUMNS", null)]
    [InlineData("comprows 100000", "COMPROWS", "100000")]
    [InlineData("compupdate", "COMPUPDATE", null)]
    [InlineData("compupdate preset", "COMPUPDATE", "PRESET")]
    [InlineData("compupdate off", "COMPUPDATE", "OFF")]
    [InlineData("ignoreallerrors", "IGNOREALLERRORS", null)]
    [InlineData("MaxError 0", "MAXERROR", "0")]
    [InlineData("noload", "NOLOAD", null)]
    [InlineData("statupdate", "STATUPDATE", null)]
    [InlineData("statupdate true", "STATUPDATE", "TRUE")]
    [InlineData("job create nightly auto on", "JOB CREATE", "nightly")]
    [InlineData("job create nightly", "JOB CREATE", "nightly")]
    public void Every_parameter_is_read_last_and_before_another(string text, string name, string? argument)
    {
        var alone = Parse($"copy t from 's3://b/p' {text}").Find(name);
        var before = Parse($"copy t from 's3://b/p' {text} json 'auto'");

        Assert.Equal(argument, alone!.Argument?.Value);
        Assert.Equal(text, Shown(alone.Span));
        Assert.Equal(argument, before.Find(name)!.Argument?.Value);
        Assert.Equal(CopyFormatKind.Json, before.Format.Kind);
    }

    [Theory]
    [InlineData("copy", 1, "syntax error at end of statement: expected a table name")]
    [InlineData("copy t 's3://b/p'", 8, "syntax error at or near \"'s3://b/p'\": expected FROM")]
    [InlineData("copy t from s3", 13, "expected a source such as 's3://bucket/prefix'")]
    [InlineData("copy t () from 's3://b/p'", 9, "expected a column name")]
    [InlineData("copy t (a, A) from 's3://b/p'", 12, "column \"a\" is named twice")]
    [InlineData("copy t from 's3://b/p' gzip GZIP", 29, "GZIP is given twice")]
    [InlineData("copy t from 's3://b/p' csv json", 28, "COPY has two formats")]
    [InlineData("copy t from 's3://b/p' format gzip", 31, "expected a format")]
    [InlineData("copy t from 's3://b/p' maxerror", 24, "expected the number of MAXERROR")]
    [InlineData(
        "copy t from 's3://b/p' maxerror 100001",
        33,
        "MAXERROR takes a whole number from 0 to 100000, found 100001"
    )]
    [InlineData("copy t from 's3://b/p' ignoreheader 1.5", 37, "IGNOREHEADER takes a whole number")]
    [InlineData("copy t from 's3://b/p' encoding latin1", 33, "expected UTF8, UTF16, UTF16LE, UTF16BE, ISO88591")]
    [InlineData("copy t from 's3://b/p' compupdate maybe", 35, "expected a COPY parameter")]
    [InlineData("copy t from 's3://b/p' header", 24, "expected a COPY parameter")]
    [InlineData("copy t from 's3://b/p' region us", 31, "expected a quoted value of REGION")]
    [InlineData("copy t from 's3://b/p' iam_role default credentials 'x'", 41, "COPY has two authorizations")]
    [InlineData("copy t from 's3://b/p' access_key_id 'x' gzip", 42, "expected SECRET_ACCESS_KEY")]
    [InlineData("copy t from stdin", 13, "COPY FROM STDIN does not exist in Redshift")]
    [InlineData("copy job run nightly", 6, "COPY JOB statements are not supported")]
    public void Syntax_errors_point_at_the_word(string sql, int column, string message)
    {
        var error = Assert.Throws<SparkifyException>(() => Parse(sql));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(column, error.Span!.Value.Start.Column);
    }

    private static CopyStatement Parse(string sql) => CopyParser.Parse(SqlStatement.Own(sql));

    private static string Shown(SourceSpan span) => span.Source.Content.Substring(span.Offset, span.Length);
}
