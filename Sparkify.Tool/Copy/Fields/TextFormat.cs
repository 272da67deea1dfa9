namespace Sparkify.Tool.Copy.Fields;

/// <summary>
/// How the records of a text format are written. Null text: a field of these bytes is NULL. Quote: null but in CSV. Widths: null but in
/// FIXEDWIDTH, and then in characters.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal sealed record TextFormat(ReadOnlyMemory<byte> Delimiter, ReadOnlyMemory<byte> NullText)
{
    public byte? Quote { get; init; }

    public IReadOnlyList<int>? Widths { get; init; }

    public bool HasEscapes { get; init; }

    public bool RemovesQuotes { get; init; }

    /// <summary>Fields that a record lacks at its end are NULL, or empty where they are text.</summary>
    public bool FillsRecord { get; init; }

    public bool IgnoresBlankLines { get; init; }

    public RecordSplitter OpenSplitter(int columnCount)
    {
        // One more, which is the nothing behind a delimiter at the line's end.
        var maxFieldCount = columnCount + 1;
        return this switch
        {
            { Widths: { } widths } => new FixedWidthSplitter(widths, RemovesQuotes),
            { Quote: { } quote } => new CsvSplitter(Delimiter, quote, maxFieldCount),
            _ => new DelimitedSplitter(Delimiter, this, maxFieldCount),
        };
    }
}
