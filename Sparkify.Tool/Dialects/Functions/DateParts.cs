namespace Sparkify.Tool.Dialects.Functions;

/// <summary>The names of date and time parts: every abbreviation to the one name that templates are given.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html"/>
internal static class DateParts
{
    private static readonly Dictionary<string, string> Names = ByWord([
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
    ]);

    /// <summary>The canonical name of a part, such as "month" for "mons"; null: Redshift has no such part.</summary>
    public static string? Find(string word) => Names.GetValueOrDefault(word);

    private static Dictionary<string, string> ByWord(string[] lines)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var words in lines.Select(static line => line.Split(' ')))
        {
            foreach (var word in words)
            {
                names.Add(word, words[0]);
            }
        }

        return names;
    }
}
