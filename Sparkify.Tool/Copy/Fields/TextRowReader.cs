using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Fields;

/// <summary>What a COPY of text says to all of its workers.</summary>
internal sealed record TextLayout(TextFormat Format) : RecordLayout
{
    protected override RowReader Open(IReadOnlyList<ValueConverter> converters) =>
        new TextRowReader(Format, converters);
}

/// <summary>Reads records of delimited text, CSV or fixed width as rows. For one thread.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal sealed class TextRowReader(TextFormat format, IReadOnlyList<ValueConverter> converters) : RowReader(converters)
{
    private const int RawLineBytes = 4096;
    private const string DelimiterNotFound = "Delimiter not found";

    private static readonly ValueError NoData = new(LoadErrorCode.NoData, "Input line contained no data");
    private static readonly ValueError ExtraColumns = new(LoadErrorCode.ExtraColumns, "Extra column(s) found");
    private static readonly ValueError NoDelimiter = new(LoadErrorCode.NoDelimiter, DelimiterNotFound);
    private static readonly ValueError FewerColumns = new(LoadErrorCode.FewerColumns, DelimiterNotFound);

    private readonly RecordSplitter splitter = format.OpenSplitter(converters.Count);
    private readonly NullMatch nulls = new(format);
    private readonly ValueConverter[] columns = [.. converters];
    private byte[] scratch = new byte[1024];

    public override bool Read(RecordBuffer buffer, IRowSink sink, out RowFault? fault)
    {
        fault = null;
        while (true)
        {
            if (buffer.Unread.IsEmpty && buffer.IsFinal)
            {
                return false;
            }

            var status = buffer.Unread.IsEmpty ? SplitStatus.Incomplete : splitter.Split(buffer.Unread, buffer.IsFinal);
            if (status == SplitStatus.Incomplete)
            {
                buffer.Fill();
                continue;
            }

            var isBlank = status == SplitStatus.Record && IsBlankLine(buffer.Unread[..splitter.RecordBytes]);
            if (!isBlank || !format.IgnoresBlankLines)
            {
                fault =
                    isBlank ? RecordFault(buffer, NoData)
                    : status == SplitStatus.Record ? WriteAndCount(buffer, sink)
                    : FaultyRecord(buffer);
                StepOver(buffer, status);
                return true;
            }

            StepOver(buffer, status);
        }
    }

    private static bool IsBlankLine(ReadOnlySpan<byte> record) => record is [(byte)'\n'] or [(byte)'\r', (byte)'\n'];

    private RowFault? WriteAndCount(RecordBuffer buffer, IRowSink sink)
    {
        var fault = Write(buffer, sink);
        CountReplaced(fault is null, buffer, ..splitter.RecordBytes);
        return fault;
    }

    private RowFault? Write(RecordBuffer buffer, IRowSink sink)
    {
        var data = buffer.Unread;
        var fields = splitter.Fields;
        var count = splitter.FieldCount;
        if (count == columns.Length + 1 && fields[^1].Length == 0)
        {
            // A delimiter at the line's end is no further field.
            count--;
        }

        if (count > columns.Length || (count < columns.Length && !format.FillsRecord))
        {
            return RecordFault(buffer, CountError(count)) with
            {
                Fields = FieldsBefore(Math.Min(count, columns.Length), data),
            };
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var error = i < count ? Write(columns[i], fields[i], data, sink) : Fill(columns[i], sink);
            if (error is not null)
            {
                return ColumnFault(buffer, columns[i].Column, i < count ? fields[i] : null, error) with
                {
                    Fields = FieldsBefore(i, data, columns[i].Column),
                };
            }
        }

        sink.EndRow();
        return null;
    }

    private ValueError CountError(int count) =>
        count > columns.Length ? ExtraColumns
        : count == 1 && format.Widths is null ? NoDelimiter
        : FewerColumns;

    private ValueError? Write(ValueConverter column, FieldSpan field, ReadOnlySpan<byte> data, IRowSink sink)
    {
        var text = field.In(data);
        return nulls.IsNull(text)
            ? column.Write(FieldKind.Null, default, sink)
            : column.Write(FieldKind.Text, Decode(field, data), sink);
    }

    /// <summary>A missing VARCHAR is empty, which EMPTYASNULL makes NULL.</summary>
    private static ValueError? Fill(ValueConverter column, IRowSink sink) =>
        column.Write(column is VarcharConverter ? FieldKind.Text : FieldKind.Missing, default, sink);

    private ReadOnlySpan<byte> Decode(FieldSpan field, ReadOnlySpan<byte> data)
    {
        var text = field.In(data);
        if (field.Form == FieldForm.Plain)
        {
            return text;
        }

        if (scratch.Length < text.Length)
        {
            scratch = new byte[Math.Max(text.Length, scratch.Length * 2)];
        }

        var length =
            field.Form == FieldForm.Escaped
                ? FieldEscapes.Unescape(text, scratch)
                : FieldEscapes.Undouble(text, format.Quote!.Value, scratch);
        return scratch.AsSpan(0, length);
    }

    private void StepOver(RecordBuffer buffer, SplitStatus status)
    {
        if (status == SplitStatus.Faulty)
        {
            buffer.AdvanceOverLine(splitter.Resume);
            return;
        }

        CountLarge(splitter.RecordBytes);
        buffer.Advance(splitter.RecordBytes);
    }

    private RowFault ColumnFault(RecordBuffer buffer, CopyColumn column, FieldSpan? field, ValueError error) =>
        RecordFault(buffer, error) with
        {
            Column = column,
            Value = field is { } found ? RejectionLog.Cut(Decode(found, buffer.Unread)) : null,
        };

    /// <summary>And the one at fault, which counts as NULL. None: it is not one of the first faults.</summary>
    private List<FieldText> FieldsBefore(int end, ReadOnlySpan<byte> data, CopyColumn? faulty = null)
    {
        var texts = new List<FieldText>();
        if (TakesFields())
        {
            for (var i = 0; i < end; i++)
            {
                var field = splitter.Fields[i];
                var isNull = nulls.IsNull(field.In(data));
                var value = isNull ? null : RejectionLog.Cut(Decode(field, data));
                texts.Add(new FieldText(columns[i].Column, value, isNull));
            }

            if (faulty is not null)
            {
                texts.Add(new FieldText(faulty, null, IsNull: true));
            }
        }

        return texts;
    }

    private RowFault RecordFault(RecordBuffer buffer, ValueError error)
    {
        var record = buffer.Unread[..splitter.RecordBytes];
        return new RowFault(error, buffer.LineAt(record.Length - 1)) { RawLine = Raw(record) };
    }

    /// <summary>The line at fault is shown, and the record's lines before it.</summary>
    private RowFault FaultyRecord(RecordBuffer buffer)
    {
        var resume = splitter.Resume;
        var error = splitter.Error!;
        int lineFeed;
        while (
            (lineFeed = buffer.Unread[resume..].IndexOf((byte)'\n')) < 0
            && buffer.Unread.Length < resume + RawLineBytes
            && !buffer.IsFinal
        )
        {
            buffer.Fill();
        }

        var end = lineFeed < 0 ? buffer.Unread.Length : resume + lineFeed;
        return new RowFault(error, buffer.LineAt(Math.Min(resume, buffer.Unread.Length - 1)))
        {
            RawLine = Raw(buffer.Unread[..end]),
        };
    }

    private static string Raw(ReadOnlySpan<byte> record) => RejectionLog.Cut(record.TrimEnd("\r\n"u8));
}
