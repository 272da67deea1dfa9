using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>Which parameters of COPY Redshift takes together, whatever engine runs it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal static class CopyOptionRules
{
    private static readonly string[] Compressions = ["GZIP", "BZIP2", "LZOP", "ZSTD"];

    private static readonly string[] NotWithJson =
    [
        "DELIMITER",
        "ESCAPE",
        "FILLRECORD",
        "IGNOREBLANKLINES",
        "NULL",
        "READRATIO",
        "REMOVEQUOTES",
    ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html"/>
    private static readonly string[] WithColumnar =
    [
        "ACCEPTINVCHARS",
        "EXPLICIT_IDS",
        "FILLRECORD",
        "JOB CREATE",
        "MANIFEST",
        "SERIALIZETOJSON",
        "STATUPDATE",
    ];

    /// <exception cref="SparkifyException">the first parameter that does not go with the format or with another parameter</exception>
    public static void Check(CopyStatement copy)
    {
        foreach (var parameter in copy.Parameters)
        {
            if (!GoesWith(parameter.Name, copy.Format.Kind))
            {
                var format =
                    copy.Format.Kind == CopyFormatKind.Delimited
                        ? "delimited text"
                        : copy.Format.Kind.ToString().ToUpperInvariant();
                throw Error($"{parameter.Name} cannot be used with {format}", parameter.Span);
            }
        }

        CheckPairs(copy);
        CheckJson(copy.Format);
    }

    private static bool GoesWith(string parameter, CopyFormatKind format) =>
        (parameter, format) switch
        {
            ("QUOTE", _) => format == CopyFormatKind.Csv,
            ("SIMPLIFY", _) => format == CopyFormatKind.Shapefile,
            (_, CopyFormatKind.Parquet or CopyFormatKind.Orc) => WithColumnar.Contains(parameter),
            ("SERIALIZETOJSON", _) => false,
            (_, CopyFormatKind.Json) => !NotWithJson.Contains(parameter),
            ("ESCAPE" or "REMOVEQUOTES", _) => format is not CopyFormatKind.Csv
                && (parameter != "ESCAPE" || format != CopyFormatKind.FixedWidth),
            ("DELIMITER", _) => format != CopyFormatKind.FixedWidth,
            _ => true,
        };

    private static void CheckPairs(CopyStatement copy)
    {
        var compressions = copy.Parameters.Where(p => Compressions.Contains(p.Name)).ToList();
        if (compressions.Count > 1)
        {
            throw Error(
                $"{compressions[0].Name} and {compressions[1].Name} exclude each other",
                compressions[1].Span,
                "all objects of one COPY share one compression"
            );
        }

        if (copy.Find("IGNOREALLERRORS") is { } ignore && copy.Find("MAXERROR") is not null)
        {
            throw Error("IGNOREALLERRORS and MAXERROR exclude each other", ignore.Span);
        }

        if (
            copy.Format.Kind == CopyFormatKind.FixedWidth
            && copy.Find("ENCODING") is { Argument.Value: not "UTF8" and var name } encoding
        )
        {
            throw Error($"ENCODING {name} cannot be used with FIXEDWIDTH, whose files are UTF-8", encoding.Span);
        }

        var isS3 = copy.From.Value.StartsWith("s3://", StringComparison.OrdinalIgnoreCase);
        if (isS3 && copy.Find("READRATIO") is { } ratio)
        {
            throw Error("READRATIO is for a dynamodb:// source", ratio.Span);
        }
    }

    private static void CheckJson(CopyFormat format)
    {
        if (format is not { Kind: CopyFormatKind.Json or CopyFormatKind.Avro, Argument: { } argument })
        {
            return;
        }

        var isKeyword =
            argument.Value is "auto" or "auto ignorecase"
            || (argument.Value == "noshred" && format.Kind == CopyFormatKind.Json);
        if (!isKeyword && !argument.Value.StartsWith("s3://", StringComparison.OrdinalIgnoreCase))
        {
            throw Error(
                $"{format.Kind.ToString().ToUpperInvariant()} takes 'auto', 'auto ignorecase' or a jsonpaths file, found '{argument.Value}'",
                argument.Span,
                "a jsonpaths file is one s3:// object; the keywords are lower case"
            );
        }
    }

    private static SparkifyException Error(string message, SourceSpan span, string? hint = null) =>
        new(message)
        {
            Span = span,
            Code = "42601",
            Hint = hint,
        };
}
