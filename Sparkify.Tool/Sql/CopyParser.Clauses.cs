namespace Sparkify.Tool.Sql;

/// <summary>The two clauses of COPY that have several spellings: format and authorization.</summary>
internal sealed partial class CopyParser
{
    private static readonly (string Word, CopyFormatKind Kind)[] Formats =
    [
        ("csv", CopyFormatKind.Csv),
        ("fixedwidth", CopyFormatKind.FixedWidth),
        ("json", CopyFormatKind.Json),
        ("avro", CopyFormatKind.Avro),
        ("parquet", CopyFormatKind.Parquet),
        ("orc", CopyFormatKind.Orc),
        ("shapefile", CopyFormatKind.Shapefile),
    ];

    /// <summary>[FORMAT] [AS] format; FORMAT DELIMITER 'c' is a parameter that has FORMAT before it.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
    private bool TakeFormat()
    {
        var first = cursor.Index;
        var announced = cursor.Take("format");
        announced |= cursor.Take("as");
        foreach (var (word, kind) in Formats)
        {
            if (cursor.At(word))
            {
                var keyword = cursor.Next();
                SetFormat(kind, ParseFormatArgument(kind, keyword), first);
                return true;
            }
        }

        if (announced && cursor.At("delimiter"))
        {
            SetFormat(CopyFormatKind.Delimited, null, first);
            return false;
        }

        return announced
            ? throw cursor.Expected("a format: CSV, DELIMITER, FIXEDWIDTH, JSON, AVRO, PARQUET, ORC or SHAPEFILE")
            : false;
    }

    private void SetFormat(CopyFormatKind kind, CopyArgument? argument, int first)
    {
        if (format is not null)
        {
            throw cursor.Error(
                "COPY has two formats",
                cursor.Statement.Tokens[first],
                $"the first one is {format.Kind.ToString().ToUpperInvariant()}: keep one of them"
            );
        }

        format = new CopyFormat(kind, argument, cursor.SpanFrom(first));
    }

    private CopyArgument? ParseFormatArgument(CopyFormatKind kind, SqlToken keyword)
    {
        switch (kind)
        {
            case CopyFormatKind.FixedWidth:
                cursor.Take("as");
                return ExpectText("the widths, such as 'name:10,age:3'");
            case CopyFormatKind.Json or CopyFormatKind.Avro:
                return cursor.Take("as")
                    ? ExpectText("'auto' or a jsonpaths file")
                    : TakeText() ?? new CopyArgument("auto", cursor.Statement.SpanOf(keyword));
            default:
                return null;
        }
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-authorization.html"/>
    private bool TakeAuthorization()
    {
        var first = cursor.Index;
        if (cursor.Take("iam_role"))
        {
            cursor.Take("as");
            if (!cursor.Take("default"))
            {
                ExpectText("default or a quoted role ARN");
            }

            return SetAuthorization("IAM_ROLE", first);
        }

        if (cursor.Take("access_key_id"))
        {
            ExpectSecret("a quoted access key id");
            cursor.Expect("secret_access_key");
            ExpectSecret("a quoted secret access key");
            if (cursor.Take("session_token") || cursor.Take("token"))
            {
                ExpectSecret("a quoted session token");
            }

            return SetAuthorization("ACCESS_KEY_ID", first);
        }

        if (cursor.Take("with", "credentials") || cursor.Take("credentials"))
        {
            ExpectSecret("a quoted credentials string");
            return SetAuthorization("CREDENTIALS", first);
        }

        return false;
    }

    private void ExpectSecret(string description)
    {
        cursor.Take("as");
        ExpectText(description);
    }

    private bool SetAuthorization(string kind, int first)
    {
        if (authorization is not null)
        {
            throw cursor.Error(
                "COPY has two authorizations",
                cursor.Statement.Tokens[first],
                "use one of IAM_ROLE, ACCESS_KEY_ID with SECRET_ACCESS_KEY, CREDENTIALS"
            );
        }

        authorization = new CopyAuthorization(kind, cursor.SpanFrom(first));
        return true;
    }
}
