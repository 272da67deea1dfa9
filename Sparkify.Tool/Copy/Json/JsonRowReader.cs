using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Json;

/// <summary>What a COPY's JSON says to all of its workers: the paths as a tree, and the slot of each column.</summary>
internal sealed record JsonLayout(JsonPathNode Root, IReadOnlyList<int> Slots) : RecordLayout
{
    protected override RowReader Open(IReadOnlyList<ValueConverter> converters) => new JsonRowReader(this, converters);
}

/// <summary>Reads JSON records as rows. For one thread.</summary>
internal sealed class JsonRowReader(JsonLayout layout, IReadOnlyList<ValueConverter> converters) : RowReader(converters)
{
    private const int RawLineBytes = 4096;

    private readonly JsonRecordReader records = new(layout.Root);
    private readonly int[] slots = [.. layout.Slots];
    private readonly ValueConverter[] columns = [.. converters];
    private readonly bool[] takesJson = [.. converters.Select(c => c is SuperConverter)];
    private byte[] scratch = new byte[1024];

    public override bool Read(RecordBuffer buffer, IRowSink sink, out RowFault? fault)
    {
        fault = null;
        while (true)
        {
            var status = records.Read(buffer.Unread, buffer.IsFinal);
            switch (status)
            {
                case JsonRecordStatus.Record:
                    fault = WriteAndCount(buffer, sink);
                    StepOverRecord(buffer);
                    return true;
                case JsonRecordStatus.Mismatch:
                    fault = RecordFault(buffer, records.Position);
                    StepOverRecord(buffer);
                    return true;
                case JsonRecordStatus.Malformed:
                    fault = MalformedFault(buffer);
                    StepOverMalformed(buffer);
                    return true;
                default:
                    if (buffer.IsFinal)
                    {
                        return false;
                    }

                    buffer.Advance(status == JsonRecordStatus.Blank ? records.Position : records.Start);
                    buffer.Fill();
                    break;
            }
        }
    }

    private RowFault? WriteAndCount(RecordBuffer buffer, IRowSink sink)
    {
        var fault = Write(buffer, sink);
        CountReplaced(fault is null, buffer, records.Start..records.Position);
        DuplicateNameRowCount += fault is null && records.HasDuplicateName ? 1 : 0;
        return fault;
    }

    private RowFault? Write(RecordBuffer buffer, IRowSink sink)
    {
        var data = buffer.Unread;
        var fields = records.Fields;
        for (var i = 0; i < columns.Length; i++)
        {
            var field = fields[slots[i]];
            var error = takesJson[i]
                ? columns[i].Write(field.Kind, field.TextIn(data), sink)
                : Write(columns[i], field, data, sink);
            if (error is not null)
            {
                return ColumnFault(buffer, columns[i].Column, field, error) with { Fields = FieldsUpTo(i, data) };
            }
        }

        sink.EndRow();
        return null;
    }

    private ValueError? Write(ValueConverter column, JsonField field, ReadOnlySpan<byte> data, IRowSink sink) =>
        field.Kind == FieldKind.EscapedText
            ? column.Write(FieldKind.Text, Decode(field.In(data)), sink)
            : column.Write(field.Kind, field.In(data), sink);

    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text)
    {
        if (scratch.Length < text.Length)
        {
            scratch = new byte[Math.Max(text.Length, scratch.Length * 2)];
        }

        return scratch.AsSpan(0, JsonEscapes.Decode(text, scratch));
    }

    private void StepOverRecord(RecordBuffer buffer)
    {
        CountLarge(records.Position - records.Start);
        buffer.Advance(records.Position);
    }

    /// <summary>
    /// Reading goes on in the next line; or at an object or array that starts the line at fault, which is the next record after one without its end. A
    /// comma between two records is one error and the records around it are whole.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
    private void StepOverMalformed(RecordBuffer buffer)
    {
        var position = records.Position;
        var found = position < buffer.Unread.Length ? buffer.Unread[position] : (byte)0;
        if (position == records.Start && found == ',')
        {
            buffer.Advance(position + 1);
        }
        else if (position > records.Start && found is (byte)'{' or (byte)'[' && buffer.IsFirstInLine(position))
        {
            buffer.Advance(position);
        }
        else
        {
            buffer.AdvanceOverLine(position);
        }
    }

    /// <summary>The last one, which is at fault, counts as NULL. None: it is not one of the first faults.</summary>
    private List<FieldText> FieldsUpTo(int last, ReadOnlySpan<byte> data)
    {
        var texts = new List<FieldText>();
        if (TakesFields())
        {
            for (var i = 0; i <= last; i++)
            {
                var field = records.Fields[slots[i]];
                var isNull = i == last || field.Kind <= FieldKind.Null;
                texts.Add(
                    new FieldText(columns[i].Column, isNull ? null : RejectionLog.Cut(TextOf(field, data)), isNull)
                );
            }
        }

        return texts;
    }

    private ReadOnlySpan<byte> TextOf(JsonField field, ReadOnlySpan<byte> data) =>
        field.Kind == FieldKind.EscapedText ? Decode(field.In(data)) : field.In(data);

    private RowFault ColumnFault(RecordBuffer buffer, CopyColumn column, JsonField field, ValueError error)
    {
        var data = buffer.Unread;
        return new RowFault(error, buffer.LineAt(records.Position - 1))
        {
            Column = column,
            Value = field.Kind <= FieldKind.Null ? null : RejectionLog.Cut(TextOf(field, data)),
            RawLine = RejectionLog.Cut(data[records.Start..records.Position]),
        };
    }

    /// <summary>The record's text is shown up to the end of the line at fault.</summary>
    private RowFault MalformedFault(RecordBuffer buffer)
    {
        int lineFeed;
        while (
            (lineFeed = buffer.Unread[records.Position..].IndexOf((byte)'\n')) < 0
            && buffer.Unread.Length < records.Start + RawLineBytes
            && !buffer.IsFinal
        )
        {
            buffer.Fill();
        }

        return RecordFault(buffer, lineFeed < 0 ? buffer.Unread.Length : records.Position + lineFeed);
    }

    private RowFault RecordFault(RecordBuffer buffer, int end)
    {
        var text = buffer.Unread[records.Start..end].TrimEnd(" \t\r\n"u8);
        var last = Math.Min(records.Position, records.Start + Math.Max(1, text.Length) - 1);
        return new RowFault(new ValueError(LoadErrorCode.Line, records.Reason!), buffer.LineAt(last))
        {
            RawLine = RejectionLog.Cut(text),
        };
    }
}
