using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Fields;

/// <summary>
/// Text whose fields are separated by a delimiter of one or more characters and whose records end at line feeds. With ESCAPE a backslash makes
/// the next character literal; with REMOVEQUOTES a field may stand in single or double quotes, which end before a delimiter or at the line's end.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html"/>
internal sealed class DelimitedSplitter(ReadOnlyMemory<byte> delimiter, TextFormat format, int maxFieldCount)
    : RecordSplitter(maxFieldCount)
{
    private const byte NoStop = (byte)'\n';

    private static readonly ValueError NoEndQuote = new(
        LoadErrorCode.Delimiter,
        "Delimiter not found: no quotation mark ends the field"
    );

    private readonly byte first = delimiter.Span[0];
    private readonly byte escape = format.HasEscapes ? (byte)'\\' : NoStop;

    // Of the field being read: its form so far, and the byte after the last escaped character.
    private FieldForm form;
    private int escapedEnd;

    private enum Stop : byte
    {
        Delimiter,
        LineEnd,
        DataEnd,
        Incomplete,
    }

    protected override SplitStatus SplitRecord(ReadOnlySpan<byte> data, bool isFinal)
    {
        var start = 0;
        while (true)
        {
            form = FieldForm.Plain;
            escapedEnd = 0;
            var quote = format.RemovesQuotes && start < data.Length && data[start] is (byte)'"' or (byte)'\'';
            var position = quote ? start + 1 : start;
            var stop = quote
                ? FindQuotedEnd(data, isFinal, data[start], ref position)
                : FindStop(data, isFinal, ref position);
            if (stop == Stop.Incomplete)
            {
                return SplitStatus.Incomplete;
            }

            var end = stop == Stop.LineEnd ? UnescapedTextEnd(data, start, position) : position;
            if (quote && (end - start < 2 || end - 1 < escapedEnd || data[end - 1] != data[start]))
            {
                return Fail(position, NoEndQuote with { Position = 0 });
            }

            Add(quote ? new FieldSpan(start + 1, end - start - 2, form) : new FieldSpan(start, end - start, form));
            if (stop != Stop.Delimiter)
            {
                return End(stop == Stop.LineEnd ? position + 1 : position);
            }

            start = position + delimiter.Length;
        }
    }

    private int UnescapedTextEnd(ReadOnlySpan<byte> data, int start, int lineFeed)
    {
        var end = TextEnd(data, start, lineFeed);
        return end < escapedEnd ? lineFeed : end;
    }

    /// <summary>Steps to the delimiter or line feed that ends the field, over what is escaped.</summary>
    private Stop FindStop(ReadOnlySpan<byte> data, bool isFinal, ref int position)
    {
        while (true)
        {
            var next = data[position..].IndexOfAny(first, (byte)'\n', escape);
            if (next < 0)
            {
                position = data.Length;
                return isFinal ? Stop.DataEnd : Stop.Incomplete;
            }

            position += next;
            var found = data[position];
            if (found == '\n')
            {
                return Stop.LineEnd;
            }

            var rest = data[position..];
            if (found == escape)
            {
                if (rest.Length == 1 && !isFinal)
                {
                    return Stop.Incomplete;
                }

                form = rest.Length > 1 ? FieldForm.Escaped : form;
                position = Math.Min(position + 2, data.Length);
                escapedEnd = position;
            }
            else if (rest.StartsWith(delimiter.Span))
            {
                return Stop.Delimiter;
            }
            else if (!isFinal && delimiter.Span.StartsWith(rest))
            {
                return Stop.Incomplete;
            }
            else
            {
                position++;
            }
        }
    }

    /// <summary>As FindStop, but over delimiters that no quote stands before.</summary>
    private Stop FindQuotedEnd(ReadOnlySpan<byte> data, bool isFinal, byte quote, ref int position)
    {
        var content = position;
        while (true)
        {
            var stop = FindStop(data, isFinal, ref position);
            if (
                stop != Stop.Delimiter
                || (position > content && data[position - 1] == quote && position - 1 >= escapedEnd)
            )
            {
                return stop;
            }

            position += delimiter.Length;
        }
    }
}
