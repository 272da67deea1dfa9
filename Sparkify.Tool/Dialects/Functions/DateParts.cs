namespace Sparkify.Tool.Dialects.Functions;

/// <summary>The names of date and time parts: every abbreviation to the one name that templates are given.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html"/>
internal static class DateParts
{
    private static readonly Dictionary<string, string> Names = new[]
    {
        "millennium millenniums millennia mil mils",
        "century centuries c cent cents",
        "decade decades dec decs",
        "epoch",
        "year years y yr yrs",
        "quarter quarters qtr qtrs",
        "month months mon mons",
        "week weeks w",
        "dayofweek dow dw weekday",
        "dayofyear doy dy yearday",
        "day days d",
        "hour hours h hr hrs",
        "minute minutes m min mins",
        "second seconds s sec secs",
        "millisecond milliseconds ms msec msecs msecond mseconds millisec millisecs millisecon",
        "microsecond microseconds us usec usecs usecond useconds microsec microsecs",
        "timezone",
        "timezone_hour",
        "timezone_minute",
    }
        .Select(static line => line.Split(' '))
        .SelectMany(static words => words.Select(word => (word, name: words[0])))
        .ToDictionary(static pair => pair.word, static pair => pair.name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The canonical name of a part, such as "month" for "mons"; null: Redshift has no such part.</summary>
    public static string? Find(string word) => Names.GetValueOrDefault(word);
}
