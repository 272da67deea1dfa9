using System.Globalization;
using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy.Parquet;

/// <summary>What a COPY of Parquet says to all of its workers: columns are those of the file, in its order.</summary>
internal sealed record ParquetLayout : RowLayout
{
    public override ObjectReader Open(
        IReadOnlyList<ValueConverter> converters,
        CopyOptions options,
        CopySettings settings,
        CancellationToken cancellationToken
    ) => new ParquetObjectReader(converters, options, cancellationToken);
}

/// <summary>
/// Reads Parquet files as rows. Its memory is that of one row group, unpacked: what the file's writer took for one.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html"/>
internal sealed class ParquetObjectReader(
    IReadOnlyList<ValueConverter> converters,
    CopyOptions options,
    CancellationToken cancellationToken
) : ObjectReader
{
    private const string ScanErrorCode = "15007";

    private readonly ReplacementCount replacements = new(converters);
    private StoredObject? item;
    private Stream? content;
    private ParquetFile? file;
    private ParquetColumn[] columns = [];
    private long groupRowCount;
    private long groupRow;
    private long rowNumber;

    /// <summary>A file is read from its end, and told when all of it is.</summary>
    public override long ByteCount => 0;

    public override long ReplacedRowCount => replacements.RowCount;

    public override RowFault? Open(Stream stream, StoredObject newItem)
    {
        item = newItem;
        groupRowCount = groupRow = rowNumber = 0;
        content = SeekableObject.Open(stream, newItem, cancellationToken);
        if (content.Length > 0)
        {
            Guard(() => file = ParquetFile.Open(content, cancellationToken));
            columns = OpenColumns(file!);
        }

        return null;
    }

    public override bool Read(IRowSink sink, out RowFault? fault)
    {
        fault = null;
        while (groupRow == groupRowCount)
        {
            groupRow = 0;
            if (file is null || !Guard(() => file.TryLoadGroup(out groupRowCount, cancellationToken)))
            {
                return false;
            }
        }

        groupRow++;
        rowNumber++;
        try
        {
            fault = WriteRow(sink);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(error);
        }

        replacements.Count(fault is null);
        return true;
    }

    public override void Close()
    {
        file?.Dispose();
        file = null;
        content?.Dispose();
        content = null;
    }

    public override void Dispose() => Close();

    private RowFault? WriteRow(IRowSink sink)
    {
        foreach (var column in columns)
        {
            if (column.Write(sink) is { } error)
            {
                return new RowFault(error, rowNumber)
                {
                    Column = column.Converter.Column,
                    Value = error.Code == LoadErrorCode.MissingData ? null : column.ValueText,
                };
            }
        }

        sink.EndRow();
        return null;
    }

    private ParquetColumn[] OpenColumns(ParquetFile opened)
    {
        var fields = opened.Fields;
        if (fields.Count > converters.Count || (fields.Count < converters.Count && !options.FillsRecord))
        {
            throw new SparkifyException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Unmatched number of columns between table and file. Table columns: {converters.Count}, Data columns: {fields.Count}, File name: {item!.Location}"
                )
            )
            {
                Code = ScanErrorCode,
                Hint =
                    fields.Count < converters.Count
                        ? "FILLRECORD fills missing columns at the end with NULL; a column list names the columns that the file has"
                        : "columns are matched by their order, and the file has more of them",
            };
        }

        var types = new ParquetColumns(opened.Leaves, opened.Types, options, item!);
        return
        [
            .. converters.Select(
                (converter, i) =>
                    i < fields.Count ? types.Of(converter, i, fields[i]) : new MissingParquetColumn(converter)
            ),
        ];
    }

    /// <summary>Whatever the library throws at damaged data is an error that names the object.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not (SparkifyException or OperationCanceledException))
        {
            throw Damaged(error);
        }
    }

    private SparkifyException Damaged(Exception error) =>
        new($"{item!.Location} is not Parquet data that COPY reads: {error.Message.TrimEnd('.')}", error)
        {
            Code = ScanErrorCode,
            Hint = "the object may be cut off, damaged, or packed by a codec that only other tools read",
        };
}
