using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Copy.Values;

/// <summary>DATE, by DATEFORMAT; the time of day of a timestamp is left out.</summary>
internal sealed class DateConverter(CopyColumn column, int index, TimeRules rules)
    : TrimmedValueConverter(column, index)
{
    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        if (rules.Date.TryReadDate(field, out var parts))
        {
            sink.WriteDate(Index, parts.Days);
            return null;
        }

        return rules.AcceptAnyDate
            ? WriteNull(sink)
            : new ValueError(LoadErrorCode.Date, $"Invalid date format or value [{rules.Date.Text}]");
    }
}

/// <summary>TIMESTAMP and TIMESTAMPTZ, by TIMEFORMAT. Without a zone a TIMESTAMPTZ is in UTC, the session's default.</summary>
internal sealed class TimestampConverter(CopyColumn column, int index, TimeRules rules)
    : TrimmedValueConverter(column, index)
{
    private const long SecondsPerDay = 86_400;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long MicrosecondsPerMillisecond = 1000;

    // 4713 BC, and the last day of which microseconds since 1970 are a 64-bit number: 294247-01-09. Redshift ends 29 years later.
    private const int MinDays = -2_440_550;
    private const int MaxDays = 106_751_990;

    private readonly bool hasZone = column.Type.Kind == ColumnKind.TimestampTz;

    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        if (TryConvert(kind, field, out var microseconds))
        {
            sink.WriteTimestamp(Index, microseconds);
            return null;
        }

        return rules.AcceptAnyDate
            ? WriteNull(sink)
            : new ValueError(LoadErrorCode.Timestamp, $"Invalid timestamp format or value [{rules.Time.Text}]");
    }

    private bool TryConvert(FieldKind kind, ReadOnlySpan<byte> field, out long microseconds)
    {
        microseconds = 0;
        if (rules.Time.Kind is TimeFormatKind.EpochSeconds or TimeFormatKind.EpochMilliseconds)
        {
            return TryConvertEpoch(kind, field, out microseconds);
        }

        if (!rules.Time.TryRead(field, hasZone, out var parts) || parts.Days is < MinDays or > MaxDays)
        {
            return false;
        }

        // A TIMESTAMP does not heed the zone that is written.
        var offset = hasZone ? parts.OffsetSeconds ?? 0 : 0;
        microseconds = parts.Microseconds - (offset * MicrosecondsPerSecond);
        return true;
    }

    private bool TryConvertEpoch(FieldKind kind, ReadOnlySpan<byte> field, out long microseconds)
    {
        var unit = rules.Time.Kind == TimeFormatKind.EpochSeconds ? MicrosecondsPerSecond : MicrosecondsPerMillisecond;
        var isInRange =
            IntegerConverter.TryParseSimple(kind, field, out var count)
            && count >= MinDays * SecondsPerDay * (MicrosecondsPerSecond / unit)
            && count < MaxDays * SecondsPerDay * (MicrosecondsPerSecond / unit);
        microseconds = isInRange ? count * unit : 0;
        return isInRange;
    }
}

/// <summary>TIME: HH:MI:SS with or without a fraction, or without seconds.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html"/>
internal sealed class TimeConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        var parts = new DateTimeParts();
        var cursor = new TextCursor(field);
        if (!AutoDateTime.TryReadTime(ref cursor, ref parts) || !cursor.IsAtEnd || !parts.HasValidTime)
        {
            return new ValueError(LoadErrorCode.Timestamp, "Invalid time format or value [HH24:MI:SS]");
        }

        sink.WriteTime(Index, parts.MicrosecondOfDay);
        return null;
    }
}

/// <summary>TIMETZ: as TIME, with a zone behind it, which is UTC where there is none.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html"/>
internal sealed class TimeTzConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        var parts = new DateTimeParts();
        var cursor = new TextCursor(field);
        if (
            !AutoDateTime.TryReadTime(ref cursor, ref parts)
            || !TimeZones.TryRead(ref cursor, ref parts)
            || !cursor.IsAtEnd
            || !parts.HasValidTime
        )
        {
            return new ValueError(LoadErrorCode.Timestamp, "Invalid time format or value [HH24:MI:SSOF]");
        }

        sink.WriteTimeTz(Index, parts.MicrosecondOfDay, parts.OffsetSeconds ?? 0);
        return null;
    }
}
