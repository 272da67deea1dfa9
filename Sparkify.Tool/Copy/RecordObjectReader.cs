using Sparkify.Tool.Copy.Avro;
using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>Reads objects whose records follow each other: text, JSON, and Avro read as JSON.</summary>
internal sealed class RecordObjectReader(RowReader rows, CopyOptions options, int bufferBytes) : ObjectReader
{
    private static readonly RowFault EncodingFault = new(
        new ValueError(LoadErrorCode.Encoding, "the encoding of the file is not the one that the COPY states"),
        Line: 1
    );

    private readonly RecordBuffer buffer = new(bufferBytes);

    public override long ByteCount => buffer.ByteCount;

    public override long LineCount => buffer.LineCount;

    public override Replacement? Replacement => rows.Replacement;

    public override long LargeRowCount => rows.LargeRecordCount;

    public override long ReplacedRowCount => rows.ReplacedRowCount;

    public override long DuplicateNameRowCount => rows.DuplicateNameRowCount;

    public override RowFault? Open(Stream stream, StoredObject item)
    {
        if (options.Format == CopyFormatKind.Avro)
        {
            buffer.Open(new AvroJsonStream(stream, item), item);
            return null;
        }

        var decoded = options.Encoding == FileEncoding.Utf8 ? null : new DecodedStream(stream, options.Encoding);
        buffer.Open(decoded ?? stream, item);
        if (decoded?.HasOtherEncoding ?? buffer.IsUtf16)
        {
            return EncodingFault;
        }

        buffer.SkipLines(options.HeaderLineCount);
        return null;
    }

    public override bool Read(IRowSink sink, out RowFault? fault) => rows.Read(buffer, sink, out fault);

    public override void Close() => buffer.Close();

    public override void Dispose() => buffer.Dispose();
}
