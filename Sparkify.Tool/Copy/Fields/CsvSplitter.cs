using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Fields;

/// <summary>CSV: a field in quotes may hold delimiters and line ends, and quotes that are written twice; blanks around its quotes are left out.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal sealed class CsvSplitter(ReadOnlyMemory<byte> delimiter, byte quote, int maxFieldCount)
    : RecordSplitter(maxFieldCount)
{
    private static readonly ValueError InvalidQuote = new(
        LoadErrorCode.Delimiter,
        "Invalid quote formatting for CSV: a quotation mark within a field must be written twice"
    );

    private static readonly ValueError NoEndQuote = new(
        LoadErrorCode.Delimiter,
        "Invalid quote formatting for CSV: no quotation mark ends the field"
    );

    private readonly byte first = delimiter.Span[0];

    // Where the record is read on.
    private int position;
    private SplitStatus status;

    private enum Next : byte
    {
        Field,
        Done,
    }

    protected override SplitStatus SplitRecord(ReadOnlySpan<byte> data, bool isFinal)
    {
        position = 0;
        while (ReadField(data, isFinal) == Next.Field) { }

        return status;
    }

    private Next ReadField(ReadOnlySpan<byte> data, bool isFinal)
    {
        var start = SkipBlanks(data, position);
        if (start == data.Length && !isFinal)
        {
            return Stop(SplitStatus.Incomplete);
        }

        return start < data.Length && data[start] == quote
            ? ReadQuoted(data, isFinal, start + 1)
            : ReadPlain(data, isFinal);
    }

    private Next ReadPlain(ReadOnlySpan<byte> data, bool isFinal)
    {
        var start = position;
        while (true)
        {
            var next = data[position..].IndexOfAny(first, (byte)'\n', quote);
            if (next < 0)
            {
                return isFinal ? EndAt(data, start, data.Length, data.Length) : Stop(SplitStatus.Incomplete);
            }

            position += next;
            var rest = data[position..];
            if (rest[0] == '\n')
            {
                return EndAt(data, start, TextEnd(data, start, position), position + 1);
            }

            if (rest.StartsWith(delimiter.Span))
            {
                Add(new FieldSpan(start, position - start, FieldForm.Plain));
                position += delimiter.Length;
                return Next.Field;
            }

            if (!isFinal && delimiter.Span.StartsWith(rest))
            {
                return Stop(SplitStatus.Incomplete);
            }

            if (rest[0] == quote)
            {
                return Stop(Fail(position, InvalidQuote with { Position = position - start }));
            }

            position++;
        }
    }

    private Next ReadQuoted(ReadOnlySpan<byte> data, bool isFinal, int start)
    {
        var form = FieldForm.Plain;
        for (position = start; ; position += 2)
        {
            var next = data[position..].IndexOf(quote);
            if (next < 0)
            {
                return Stop(isFinal ? Fail(start, NoEndQuote) : SplitStatus.Incomplete);
            }

            position += next;
            if (position + 1 == data.Length && !isFinal)
            {
                return Stop(SplitStatus.Incomplete);
            }

            if (position + 1 == data.Length || data[position + 1] != quote)
            {
                break;
            }

            form = FieldForm.Doubled;
        }

        Add(new FieldSpan(start, position - start, form));
        return EndQuoted(data, isFinal, start);
    }

    private Next EndQuoted(ReadOnlySpan<byte> data, bool isFinal, int start)
    {
        var closing = position;
        position = SkipBlanks(data, closing + 1);
        var rest = data[position..];
        if (rest.IsEmpty)
        {
            return Stop(isFinal ? End(data.Length) : SplitStatus.Incomplete);
        }

        if (rest[0] == '\n')
        {
            return Stop(End(position + 1));
        }

        if (rest.StartsWith(delimiter.Span))
        {
            position += delimiter.Length;
            return Next.Field;
        }

        return !isFinal && delimiter.Span.StartsWith(rest)
            ? Stop(SplitStatus.Incomplete)
            : Stop(Fail(position, InvalidQuote with { Position = closing - start }));
    }

    private Next EndAt(ReadOnlySpan<byte> data, int start, int end, int recordBytes)
    {
        Add(new FieldSpan(start, end - start, FieldForm.Plain));
        return Stop(End(recordBytes));
    }

    private Next Stop(SplitStatus reason)
    {
        status = reason;
        return Next.Done;
    }

    private int SkipBlanks(ReadOnlySpan<byte> data, int from)
    {
        while (from < data.Length && data[from] != '\n' && data[from] != first && Blanks.IsBlank(data[from]))
        {
            from++;
        }

        return from;
    }
}
