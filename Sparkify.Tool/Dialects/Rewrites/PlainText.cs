using System.Text.RegularExpressions;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>Texts of dates and times in the forms that are met most, as ISO 8601 writes them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Date_and_time_literals.html"/>
internal static partial class PlainText
{
    /// <summary>A text for that type which every engine reads; null: the library has to read it.</summary>
    public static string? Of(string text, ColumnKind kind)
    {
        var iso = Slashes().Match(text) is { Success: true } match ? OfSlashes(match) : text;
        var isPlain = kind switch
        {
            ColumnKind.Date or ColumnKind.Timestamp => Moment().IsMatch(iso),
            ColumnKind.TimestampTz => ZonedMoment().IsMatch(iso),
            ColumnKind.Time => Clock().IsMatch(iso),
            _ => false,
        };
        return isPlain ? iso : null;
    }

    /// <summary>Month, day, year: DateStyle MDY.</summary>
    private static string OfSlashes(Match match) =>
        $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}{match.Groups["t"].Value}";

    [GeneratedRegex(
        @"^(?<m>\d{1,2})/(?<d>\d{1,2})/(?<y>\d{4})(?<t> \d{2}:\d{2}:\d{2}(\.\d{1,6})?)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Slashes();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d{1,6})?)?$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?([+-]\d{2}(:\d{2})?)?$")]
    private static partial Regex ZonedMoment();

    [GeneratedRegex(@"^\d{2}:\d{2}:\d{2}(\.\d{1,6})?$")]
    private static partial Regex Clock();
}
