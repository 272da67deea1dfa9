namespace Sparkify.Tool.Copy.Values;

internal enum TimeFormatKind
{
    Pattern,
    Auto,
    EpochSeconds,
    EpochMilliseconds,
}

/// <summary>DATEFORMAT or TIMEFORMAT. Text: as an error shows it.</summary>
internal sealed record TimeFormat(TimeFormatKind Kind, string Text, DateTimePattern? Pattern)
{
    public static TimeFormat DefaultDate { get; } = Default("YYYY-MM-DD");

    public static TimeFormat DefaultTime { get; } = Default("YYYY-MM-DD HH24:MI:SS");

    /// <summary>Date and time of a text; the zone is read where it may be there. False: not in this format.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, bool mayHaveZone, out DateTimeParts parts)
    {
        parts = new DateTimeParts();
        if (Kind == TimeFormatKind.Auto)
        {
            return AutoDateTime.TryRead(text, ref parts) && parts.HasValidDate && parts.HasValidTime;
        }

        var cursor = new TextCursor(text);
        return Pattern!.TryRead(ref cursor, ref parts)
            && (!mayHaveZone || TimeZones.TryRead(ref cursor, ref parts))
            && cursor.IsAtEnd
            && parts.HasValidDate
            && parts.HasValidTime;
    }

    /// <summary>The date of a text, which may go on with a time.</summary>
    public bool TryReadDate(ReadOnlySpan<byte> text, out DateTimeParts parts)
    {
        parts = new DateTimeParts();
        if (Kind == TimeFormatKind.Auto)
        {
            return AutoDateTime.TryRead(text, ref parts) && parts.HasValidDate && parts.HasValidTime;
        }

        var cursor = new TextCursor(text);
        return Pattern!.TryRead(ref cursor, ref parts)
            && (cursor.IsAtEnd || AutoDateTime.TryReadRest(ref cursor, ref parts))
            && parts.HasValidDate
            && parts.HasValidTime;
    }

    private static TimeFormat Default(string format) =>
        new(TimeFormatKind.Pattern, format, DateTimePattern.TryCompile(format, out _));
}

/// <summary>How dates and times are taken. AcceptAnyDate: what is none is NULL.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html"/>
internal sealed record TimeRules(TimeFormat Date, TimeFormat Time, bool AcceptAnyDate);
