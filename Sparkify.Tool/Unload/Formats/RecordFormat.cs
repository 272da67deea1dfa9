namespace Sparkify.Tool.Unload.Formats;

/// <summary>How the rows of a text file are written, and its header line.</summary>
internal abstract class RecordFormat
{
    public abstract void WriteHeader(ByteBuffer target);

    /// <summary>Row: the values of the columns that go into the file.</summary>
    public abstract void WriteRow(ReadOnlySpan<object?> row, ByteBuffer target);
}
