namespace Sparkify.Tool.Sql;

internal static class CopyParser
{
    private static readonly string[] Plain =
    [
        "MANIFEST",
        "ENCRYPTED",
        "GZIP",
        "BZIP2",
        "LZOP",
        "ZSTD",
        "ACCEPTANYDATE",
        "BLANKSASNULL",
        "EMPTYASNULL",
        "ESCAPE",
        "EXPLICIT_IDS",
        "FILLRECORD",
        "IGNOREBLANKLINES",
        "REMOVEQUOTES",
        "ROUNDEC",
        "TRIMBLANKS",
        "TRUNCATECOLUMNS",
        "IGNOREALLERRORS",
        "NOLOAD",
    ];
    private static readonly string[] WithArgument =
    [
        "MASTER_SYMMETRIC_KEY",
        "REGION",
        "DATEFORMAT",
        "ENCODING",
        "IGNOREHEADER",
        "NULL",
        "TIMEFORMAT",
        "COMPROWS",
        "MAXERROR",
        "DELIMITER",
        "QUOTE",
    ];
    private static readonly string[] Optional = ["ACCEPTINVCHARS", "COMPUPDATE", "STATUPDATE"];

    public static CopyStatement Parse(SqlStatement statement)
    {
        var c = new TokenCursor(statement);
        c.Expect("copy");
        var at = c.Current!.Value;
        var table = c.ExpectName("a table");
        List<string>? columns = null;
        if (c.Take(SqlTokenKind.OpenParen))
        {
            columns = [];
            do
            {
                columns.Add(c.ExpectIdentifier("a column").IdentifierName);
            } while (c.Take(SqlTokenKind.Comma));
            c.Expect(SqlTokenKind.CloseParen, ")");
        }
        c.Expect("from");
        var from = Argument(c);
        CopyAuthorization? auth = null;
        CopyFormat format = new(CopyFormatKind.Delimited, null, null);
        var parameters = new List<CopyParameter>();
        while (!c.AtEnd)
        {
            var t = c.Next();
            var span = statement.SpanOf(t);
            var name = t.Text.ToUpperInvariant();
            if (name == "IAM_ROLE")
            {
                _ = c.Next();
                auth = new("IAM_ROLE", span);
            }
            else if (name is "ACCESS_KEY_ID" or "SECRET_ACCESS_KEY" or "SESSION_TOKEN")
            {
                _ = c.Next();
                auth = new("ACCESS_KEY_ID", span);
            }
            else if (name is "WITH") { }
            else if (name is "CREDENTIALS")
            {
                c.Take("as");
                _ = c.Next();
                auth = new("CREDENTIALS", span);
            }
            else if (name is "FORMAT")
            {
                c.Take("as");
            }
            else if (name is "JSON" or "AVRO")
            {
                c.Take("as");
                format = new(
                    name == "JSON" ? CopyFormatKind.Json : CopyFormatKind.Avro,
                    c.At(SqlTokenKind.String) ? Argument(c) : null,
                    span
                );
            }
            else if (name is "CSV")
            {
                format = new(CopyFormatKind.Csv, null, span);
            }
            else if (name is "PARQUET" or "ORC" or "SHAPEFILE")
            {
                format = new(
                    name == "PARQUET" ? CopyFormatKind.Parquet
                        : name == "ORC" ? CopyFormatKind.Orc
                        : CopyFormatKind.Shapefile,
                    null,
                    span
                );
            }
            else if (name is "FIXEDWIDTH")
            {
                c.Take("as");
                format = new(CopyFormatKind.FixedWidth, Argument(c), span);
            }
            else if (Plain.Contains(name))
                parameters.Add(new(name, null, span));
            else if (WithArgument.Contains(name))
            {
                c.Take("as");
                parameters.Add(new(name, Argument(c), span));
            }
            else if (Optional.Contains(name))
            {
                c.Take("as");
                parameters.Add(
                    new(
                        name,
                        c.At(SqlTokenKind.String)
                        || c.At("on")
                        || c.At("off")
                        || c.At("true")
                        || c.At("false")
                        || c.At("preset")
                            ? Argument(c)
                            : null,
                        span
                    )
                );
            }
            else
                throw c.Error($"syntax error at or near \"{t.Text}\"", t);
        }
        return new CopyStatement(table, from, format)
        {
            Columns = columns,
            TableSpan = statement.SpanOf(at),
            Authorization = auth,
            Parameters = parameters,
        };
    }

    private static CopyArgument Argument(TokenCursor c)
    {
        var t = c.Next();
        return new(t.Kind == SqlTokenKind.String ? t.StringValue : t.Text, c.Statement.SpanOf(t));
    }
}
