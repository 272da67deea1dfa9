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

        if (statement.Parameters.FirstOrDefault(p => Missing.Contains(p.Name)) is { } missing)
        {
            throw NotYet($"COPY option {missing.Name}", missing.Span);
        }
    }

    public static SparkifyException NotYet(string what, SourceSpan? span) =>
        new($"{what} is not supported on local engines yet") { Span = span };

    public static SparkifyException Invalid(CopyArgument argument, string problem) =>
        new($"{problem}: '{argument.Value}'") { Span = argument.Span };
}
