namespace Sparkify.Tool.Tests.Copy;

/// <summary>Dates, times and timestamps.</summary>
public sealed partial class ValueTests
{
    [Theory]
    [InlineData("date", "\"2018-11-12\"", "", "17847d")]
    [InlineData("date", "\"2018-11-12 23:59:59\"", "", "17847d")]
    [InlineData("date", "\"2018-11-12T23:59:59Z\"", "", "17847d")]
    [InlineData("date", "\"2018-02-29\"", "", null, 1205)]
    [InlineData("date", "\"2018-11-12x\"", "", null, 1205, "Invalid date format or value [YYYY-MM-DD]")]
    [InlineData("date", "\"2018-1-2\"", "", null, 1205)]
    [InlineData("date", "\"12/11/2018\"", "dateformat 'DD/MM/YYYY'", "17847d")]
    [InlineData("date", "\"12/11/2018 10:11\"", "dateformat 'DD/MM/YYYY HH:MI'", "17847d")]
    [InlineData("date", "\"March 31, 2003\"", "dateformat as 'MON DD, YYYY'", "12142d")]
    [InlineData("date", "\"mar 31, 2003\"", "dateformat as 'MON DD, YYYY'", "12142d")]
    [InlineData("date", "\"31.03.03\"", "dateformat 'DD.MM.YY'", "12142d")]
    [InlineData("date", "20030331", "dateformat 'YYYYMMDD'", "12142d")]
    [InlineData("date", "\"2008-09-26 05:43:12\"", "dateformat 'auto'", "14148d")]
    [InlineData("date", "\"J2451187\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"Jan-08-95 BC\"", "dateformat 'auto'", "-753854d")]
    [InlineData("date", "\"Jan-08-01 BC\"", "dateformat 'auto'", "-719521d")]
    [InlineData("date", "\"0001-01-08 BC\"", "dateformat 'auto'", "-719521d")]
    [InlineData("date", "\"J1721065\"", "dateformat 'auto'", "-719523d")]
    [InlineData("date", "\"Jan-08-00 BC\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"0001-01-08 BC BC\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"J1721065 BC\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"0000-01-01\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"00000101\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"01/01/0000\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"1 Jan 07:00 0000\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"0000-01-01\"", "", null, 1205)]
    [InlineData("date", "\"0000-01-01\"", "acceptanydate", "\\N")]
    [InlineData("date", "\"01.01.0000\"", "dateformat 'DD.MM.YYYY'", null, 1205)]
    [InlineData("timestamp", "\"0000-01-01 00:00:00\"", "", null, 1206)]
    [InlineData("timestamp", "\"0000-01-01 00:00:00\"", "timeformat 'auto'", null, 1206)]
    [InlineData("date", "\"19990108\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"990108\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"1999.008\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"1999.366\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"2000.366\"", "dateformat 'auto'", "11322d")]
    [InlineData("date", "1541990217796", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"00/00/00\"", "acceptanydate", "\\N")]
    [InlineData("date", "\"\"", "", "\\N")]
    [InlineData("timestamp", "\"2018-11-12 02:37:38\"", "", "2018-11-12 02:37:38")]
    [InlineData("timestamp", "\"2018-11-12 02:37:38.7961239\"", "", "2018-11-12 02:37:38.796123")]
    [InlineData("timestamp", "\" 2018-11-12 \"", "", "2018-11-12 00:00:00")]
    [InlineData("timestamp", "\"2018-11-12 24:00:00\"", "", null, 1206)]
    [InlineData(
        "timestamp",
        "\"2018-11-12T02:37:38Z\"",
        "",
        null,
        1206,
        "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]"
    )]
    [InlineData("timestamp", "1541990217796", "", null, 1206)]
    [InlineData("timestamp", "1541990217796", "timeformat 'epochmillisecs'", "2018-11-12 02:36:57.796")]
    [InlineData("timestamp", "\"1541990217796\"", "timeformat 'epochmillisecs'", "2018-11-12 02:36:57.796")]
    [InlineData("timestamp", "1541990217796.0", "timeformat 'epochmillisecs'", "2018-11-12 02:36:57.796")]
    [InlineData("timestamp", "1541990217.5", "timeformat 'epochsecs'", null, 1206)]
    [InlineData("timestamp", "1541990217", "timeformat 'epochsecs'", "2018-11-12 02:36:57")]
    [InlineData("timestamp", "-1", "timeformat 'epochsecs'", "1969-12-31 23:59:59")]
    [InlineData("timestamp", "999999999999999999", "timeformat 'epochsecs'", null, 1206)]
    [InlineData("timestamp", "\"2018-11-12\"", "timeformat 'epochsecs'", null, 1206)]
    [InlineData("timestamp", "\"11/12/18 02.37.38 PM\"", "timeformat 'MM/DD/YY HH12.MI.SS AM'", "2018-11-12 14:37:38")]
    [InlineData(
        "timestamp",
        "\"2018-11-12T02:37:38.5\"",
        "timeformat 'YYYY-MM-DDTHH:MI:SS.SSS'",
        "2018-11-12 02:37:38.5"
    )]
    [InlineData("timestamp", "\"2019-02-11T05:09:12.195Z\"", "timeformat 'auto'", "2019-02-11 05:09:12.195")]
    [InlineData("timestamp", "\"17 Dec 07:37:16 1997 PST\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"17 Dec 07:37:16 1997\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"7 may 07:37:16.25 1997 +01:30\"", "timeformat 'auto'", "1997-05-07 07:37:16.25")]
    [InlineData("timestamptz", "\"17 Dec 07:37:16 1997 PST\"", "timeformat 'auto'", "1997-12-17 15:37:16")]
    [InlineData("timestamptz", "\"17 Dec 07:37:16 1997\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamptz", "\"17 December 1997 07:37:16 PST\"", "timeformat 'auto'", "1997-12-17 15:37:16")]
    [InlineData("timestamp", "\"17 Dec 07:37:16\"", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamp", "\"12/17/1997 07:37:16.00 PST\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"12.17.1997 07:37:16.00 PST\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"13.13.1997\"", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamptz", "\"1997-12-17 07:37:16-8:00\"", "", "1997-12-17 15:37:16")]
    [InlineData("timestamptz", "\"1997-12-17 07:37:16-8\"", "", "1997-12-17 15:37:16")]
    [InlineData(
        "timestamp",
        "\"2009-01-12 14:15:57.119568\"",
        "timeformat 'YYYY-MM-DD HH:MI:SS'",
        "2009-01-12 14:15:57.119568"
    )]
    [InlineData(
        "timestamp",
        "\"03.31.2003 18:45:05.123456\"",
        "timeformat 'MM.DD.YYYY HH:MI:SS'",
        "2003-03-31 18:45:05.123456"
    )]
    [InlineData("timestamp", "\"03.31.2003 18:45:05\"", "timeformat 'auto'", "2003-03-31 18:45:05")]
    [InlineData("timestamp", "\"March 31, 2003\"", "timeformat 'auto'", "2003-03-31 00:00:00")]
    [InlineData("timestamp", "\"J2345678 04:05:06.789\"", "timeformat 'auto'", "1710-02-23 04:05:06.789")]
    [InlineData("timestamp", "\"19960108 040809\"", "timeformat 'auto'", "1996-01-08 04:08:09")]
    [InlineData("timestamp", "\"960108 040809\"", "timeformat 'auto'", "1996-01-08 04:08:09")]
    [InlineData("timestamp", "\"17.12.1997 07:37:16 CET\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"19971217 073716\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"1997-12-17 07:37:16-08\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"1997-12-17 7:37 PM\"", "timeformat 'auto'", "1997-12-17 19:37:00")]
    [InlineData("timestamp", "1541990217796", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamp", "\"nonsense\"", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamp", "\"nonsense\"", "acceptanydate", "\\N")]
    [InlineData("timestamptz", "\"2018-11-12 02:37:38+05:30\"", "", "2018-11-11 21:07:38")]
    [InlineData("timestamptz", "\"2018-11-12 02:37:38\"", "", "2018-11-12 02:37:38")]
    [InlineData("timestamptz", "\"1997-12-17 07:37:16 PST\"", "timeformat 'auto'", "1997-12-17 15:37:16")]
    [InlineData("time", "\"05:43:12.5\"", "", "20592500000t")]
    [InlineData("time", "\"25:00:00\"", "", null, 1206)]
    public async Task Dates_and_times(
        string type,
        string json,
        string options,
        string? row,
        int code = 0,
        string? reason = null
    ) => await CheckAsync(type, json, options, (row, code, reason));
}
