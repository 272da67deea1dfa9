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

    private bool TakeAuthorization()
    {
        var first = cursor.Index;
        if (AuthorizationClause.Take(cursor) is not { } taken)
        {
            return false;
        }

        if (authorization is not null)
        {
            throw cursor.Error(
                "COPY has two authorizations",
                cursor.Statement.Tokens[first],
                "use one of IAM_ROLE, ACCESS_KEY_ID with SECRET_ACCESS_KEY, CREDENTIALS"
            );
        }

        authorization = taken;
        return true;
    }
}
