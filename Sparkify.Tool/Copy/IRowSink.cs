namespace Sparkify.Tool.Copy;

/// <summary>
/// Takes typed values of one row after the other, column by column in order; an engine's own buffer behind it. A row
/// counts only after EndRow; before that its values may be written again from the first column (a rejected row).
/// Column: 0-based index into the job's columns.
/// </summary>
internal interface IRowSink
{
    void WriteNull(int column);

    void WriteBoolean(int column, bool value);

    /// <summary>SMALLINT, INTEGER, BIGINT; the value is within the type's range.</summary>
    void WriteInteger(int column, long value);

    /// <summary>DECIMAL(p, s): the value times 10^s; within p digits.</summary>
    void WriteDecimal(int column, Int128 unscaled);

    /// <summary>REAL, DOUBLE PRECISION.</summary>
    void WriteDouble(int column, double value);

    /// <summary>CHAR, VARCHAR, SUPER (as JSON text): valid UTF-8 that fits the type. VARBYTE: its bytes.</summary>
    void WriteText(int column, ReadOnlySpan<byte> utf8);

    /// <summary>DATE: days since 1970-01-01.</summary>
    void WriteDate(int column, int days);

    /// <summary>TIME: microseconds since midnight.</summary>
    void WriteTime(int column, long microseconds);

    /// <summary>TIMESTAMP, TIMESTAMPTZ (UTC): microseconds since 1970-01-01 00:00:00.</summary>
    void WriteTimestamp(int column, long microseconds);

    /// <summary>TIMETZ: microseconds since midnight at a place so many seconds east of UTC.</summary>
    void WriteTimeTz(int column, long microseconds, int offsetSeconds);

    /// <summary>INTERVAL: of YEAR TO MONTH the months only, of DAY TO SECOND all but months.</summary>
    void WriteInterval(int column, int months, int days, long microseconds);

    void EndRow();
}
