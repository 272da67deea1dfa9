namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// What DuckDB lacks: dates, times and intervals. Values are bound by <c>list_transform([value], lambda v: …)[1]</c>, so that what a macro is given
/// is evaluated once; a failing CAST is an error that, unlike error(), is no side effect.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html"/>
internal static partial class DateTimeMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } =
    [
        .. Conversions,
        .. Input,
        .. Zones,
        .. Arithmetic,
        .. Parts,
        .. Intervals,
        .. DateFormats,
        .. NumberFormats,
        .. DateParsing,
    ];
}
