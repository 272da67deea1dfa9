using System.Globalization;
using System.Text;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>Keeps rows as text: fields joined by '|', NULL as \N. Refuses columns out of order and rows that are not whole.</summary>
internal sealed class RecordingSink(int columnCount) : IRowSink
{
    private readonly List<string> fields = [];

    public List<string> Rows { get; } = [];

    public void WriteNull(int column) => Add(column, "\\N");

    public void WriteBoolean(int column, bool value) => Add(column, value ? "t" : "f");

    public void WriteInteger(int column, long value) => Add(column, value.ToString(CultureInfo.InvariantCulture));

    public void WriteDecimal(int column, Int128 unscaled) =>
        Add(column, unscaled.ToString(CultureInfo.InvariantCulture) + "u");

    public void WriteDouble(int column, double value) => Add(column, value.ToString("R", CultureInfo.InvariantCulture));

    public void WriteText(int column, ReadOnlySpan<byte> utf8) =>
        Add(column, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8));

    public void WriteDate(int column, int days) => Add(column, days.ToString(CultureInfo.InvariantCulture) + "d");

    public void WriteTime(int column, long microseconds) =>
        Add(column, microseconds.ToString(CultureInfo.InvariantCulture) + "t");

    public void WriteTimeTz(int column, long microseconds, int offsetSeconds) =>
        Add(column, string.Create(CultureInfo.InvariantCulture, $"{microseconds}t{offsetSeconds:+0;-0;+0}"));

    public void WriteInterval(int column, int months, int days, long microseconds) =>
        Add(column, string.Create(CultureInfo.InvariantCulture, $"{months}mon {days}day {microseconds}us"));

    public void WriteTimestamp(int column, long microseconds) =>
        Add(
            column,
            DateTime
                .UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
                .ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)
        );

    public void EndRow()
    {
        Assert.Equal(columnCount, fields.Count);
        Rows.Add(string.Join('|', fields));
        fields.Clear();
    }

    private void Add(int column, string text)
    {
        if (column == 0)
        {
            fields.Clear();
        }

        Assert.Equal(fields.Count, column);
        fields.Add(text);
    }
}
