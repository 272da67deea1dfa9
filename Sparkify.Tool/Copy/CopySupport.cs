using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

/// <summary>Refuses what Redshift refuses, and by name what this COPY cannot do yet: an option is never passed over in silence.</summary>
internal static class CopySupport
{
    /// <summary>Supported, or without an effect on the rows that are loaded.</summary>
    private static readonly string[] Supported =
    [
        "ACCEPTANYDATE",
        "ACCEPTINVCHARS",
        "BLANKSASNULL",
        "COMPROWS",
        "COMPUPDATE",
        "DATEFORMAT",
        "EMPTYASNULL",
        "GZIP",
        "IGNOREALLERRORS",
        "MANIFEST",
        "MAXERROR",
        "REGION",
        "STATUPDATE",
        "TIMEFORMAT",
        "TRUNCATECOLUMNS",
    ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
    private static readonly string[] NotWithJson =
    [
        "DELIMITER",
        "ESCAPE",
        "FILLRECORD",
        "IGNOREBLANKLINES",
        "NULL",
        "QUOTE",
        "READRATIO",
        "REMOVEQUOTES",
    ];

    public static void Check(CopyStatement statement)
    {
        if (statement.Format.Kind != CopyFormatKind.Json)
        {
            throw NotYet(
                statement.Format.Kind == CopyFormatKind.Delimited
                    ? "COPY of delimited text"
                    : $"COPY format {statement.Format.Kind.ToString().ToUpperInvariant()}",
                statement.Format.Span ?? statement.TableSpan
            );
        }

        foreach (var parameter in statement.Parameters)
        {
            if (NotWithJson.Contains(parameter.Name))
            {
                throw new SparkifyException($"{parameter.Name} cannot be used with JSON") { Span = parameter.Span };
            }

            if (!Supported.Contains(parameter.Name))
            {
                throw NotYet($"COPY option {parameter.Name}", parameter.Span);
            }
        }

        CheckPairs(statement);
    }

    public static SparkifyException NotYet(string what, SourceSpan? span) =>
        new($"{what} is not supported on local engines yet") { Span = span };

    public static SparkifyException Invalid(CopyArgument argument, string problem) =>
        new($"{problem}: '{argument.Value}'") { Span = argument.Span };

    private static void CheckPairs(CopyStatement statement)
    {
        if (statement.Find("IGNOREALLERRORS") is { } ignore && statement.Find("MAXERROR") is not null)
        {
            throw new SparkifyException("IGNOREALLERRORS and MAXERROR exclude each other") { Span = ignore.Span };
        }

        if (statement.Format.Argument is { Value: "noshred" } noshred)
        {
            throw NotYet("JSON 'noshred'", noshred.Span);
        }

        if (
            statement.Format.Argument is { Value: not ("auto" or "auto ignorecase") } argument
            && !argument.Value.StartsWith("s3://", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw Invalid(
                argument,
                "JSON takes 'auto', 'auto ignorecase', 'noshred' or the s3:// URL of a jsonpaths file"
            );
        }
    }
}
