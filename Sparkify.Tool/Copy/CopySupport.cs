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

    public static void Check(CopyStatement statement)
    {
        CopyOptionRules.Check(statement);
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
            if (!Supported.Contains(parameter.Name))
            {
                throw NotYet($"COPY option {parameter.Name}", parameter.Span);
            }
        }

        if (statement.Format.Argument is { Value: "noshred" } noshred)
        {
            throw NotYet("JSON 'noshred'", noshred.Span);
        }
    }

    public static SparkifyException NotYet(string what, SourceSpan? span) =>
        new($"{what} is not supported on local engines yet") { Span = span };

    public static SparkifyException Invalid(CopyArgument argument, string problem) =>
        new($"{problem}: '{argument.Value}'") { Span = argument.Span };
}
