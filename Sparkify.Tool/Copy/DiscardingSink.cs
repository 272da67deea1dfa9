namespace Sparkify.Tool.Copy;

/// <summary>Takes the rows of a COPY with NOLOAD, which only checks them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html"/>
internal sealed class DiscardingSink : IRowSink
{
    public static readonly DiscardingSink Instance = new();

    private DiscardingSink() { }

    public void WriteNull(int column) { }

    public void WriteBoolean(int column, bool value) { }

    public void WriteInteger(int column, long value) { }

    public void WriteDecimal(int column, Int128 unscaled) { }

    public void WriteDouble(int column, double value) { }

    public void WriteText(int column, ReadOnlySpan<byte> utf8) { }

    public void WriteDate(int column, int days) { }

    public void WriteTime(int column, long microseconds) { }

    public void WriteTimeTz(int column, long microseconds, int offsetSeconds) { }

    public void WriteInterval(int column, int months, int days, long microseconds) { }

    public void WriteTimestamp(int column, long microseconds) { }

    public void EndRow() { }
}
