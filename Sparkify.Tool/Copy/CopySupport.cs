using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

/// <summary>Refuses what Redshift refuses, and by name what this COPY cannot do yet: an option is never passed over in silence.</summary>
internal static class CopySupport
{
    private static readonly CopyFormatKind[] Formats =
    [
        CopyFormatKind.Delimited,
        CopyFormatKind.Csv,
        CopyFormatKind.FixedWidth,
        CopyFormatKind.Json,
        CopyFormatKind.Avro,
        CopyFormatKind.Parquet,
    ];

    /// <summary>Of text, which Avro has none of; the guide does not say what they do with it.</summary>
    private static readonly string[] NotWithAvro =
    [
        "DELIMITER",
        "ESCAPE",
        "FILLRECORD",
        "IGNOREBLANKLINES",
        "IGNOREHEADER",
        "NULL",
        "REMOVEQUOTES",
    ];

    /// <summary>Neither of a format that is refused as a whole nor without an effect on the rows that are loaded; and what to do instead.</summary>
    private static readonly (string Name, string Hint)[] Missing =
    [
        (
            "ENCRYPTED",
            "AWS ends client-side encryption: decrypt the objects, and let S3 encrypt them, which takes no word of the COPY"
        ),
        ("JOB CREATE", "a job loads what comes later; run sparkify load, which loads what is new"),
        ("LZOP", "pack the objects by GZIP, BZIP2 or ZSTD"),
        ("MASTER_SYMMETRIC_KEY", "decrypt the objects, and let S3 encrypt them, which takes no word of the COPY"),
        ("SSH", "put the output of the hosts' commands into objects, and load those"),
    ];

    private static readonly (string Scheme, string Hint)[] Sources =
    [
        ("emr://", "copy the cluster's files to S3 or to a mounted folder"),
        ("dynamodb://", "export the table to S3, and load the export as JSON"),
    ];

    public static void Check(CopyStatement statement)
    {
        CopyOptionRules.Check(statement);
        if (!Formats.Contains(statement.Format.Kind))
        {
            throw NotYet(
                $"COPY format {statement.Format.Kind.ToString().ToUpperInvariant()}",
                statement.Format.Span ?? statement.TableSpan,
                statement.Format.Kind == CopyFormatKind.Orc
                    ? "write the data as PARQUET, which COPY reads alike"
                    : "write the data as CSV or PARQUET; local engines have no GEOMETRY"
            );
        }

        foreach (var (scheme, hint) in Sources)
        {
            if (statement.From.Value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                throw NotYet($"COPY from {scheme}", statement.From.Span, hint);
            }
        }

        if (
            statement.Format.Kind == CopyFormatKind.Avro
            && statement.Parameters.FirstOrDefault(IsNotForAvro) is { } text
        )
        {
            throw new SparkifyException($"{text.Name} cannot be used with AVRO, which is no text")
            {
                Span = text.Span,
                Hint = $"leave {text.Name} out",
            };
        }

        foreach (var (name, hint) in Missing)
        {
            if (statement.Find(name) is { } missing)
            {
                throw NotYet($"COPY option {name}", missing.Span, hint);
            }
        }
    }

    private static bool IsNotForAvro(CopyParameter parameter) =>
        NotWithAvro.Contains(parameter.Name) || parameter is { Name: "ENCODING", Argument.Value: not "UTF8" };

    public static SparkifyException NotYet(string what, SourceSpan? span, string? hint = null) =>
        new($"{what} is not supported on local engines yet") { Span = span, Hint = hint };

    public static SparkifyException Invalid(CopyArgument argument, string problem) =>
        new($"{problem}: '{argument.Value}'") { Span = argument.Span };
}
