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

    /// <summary>Neither of a format that is refused as a whole nor without an effect on the rows that are loaded.</summary>
    private static readonly string[] Missing = ["ENCRYPTED", "JOB CREATE", "LZOP", "MASTER_SYMMETRIC_KEY", "SSH"];

    public static void Check(CopyStatement statement)
    {
        CopyOptionRules.Check(statement);
        if (!Formats.Contains(statement.Format.Kind))
        {
            throw NotYet(
                $"COPY format {statement.Format.Kind.ToString().ToUpperInvariant()}",
                statement.Format.Span ?? statement.TableSpan
            );
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

        if (statement.Parameters.FirstOrDefault(p => Missing.Contains(p.Name)) is { } missing)
        {
            throw NotYet($"COPY option {missing.Name}", missing.Span);
        }
    }

    private static bool IsNotForAvro(CopyParameter parameter) =>
        NotWithAvro.Contains(parameter.Name) || parameter is { Name: "ENCODING", Argument.Value: not "UTF8" };

    public static SparkifyException NotYet(string what, SourceSpan? span) =>
        new($"{what} is not supported on local engines yet") { Span = span };

    public static SparkifyException Invalid(CopyArgument argument, string problem) =>
        new($"{problem}: '{argument.Value}'") { Span = argument.Span };
}
