using Parquet;
using Parquet.Schema;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Unload.Formats;

namespace Sparkify.Tool.Unload;

/// <summary>A Parquet file of row groups, each packed with Snappy. Only a row group's end tells what its rows take.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed class ParquetFile : UnloadFile
{
    private readonly ParquetColumn[] columns;
    private readonly UnloadOptions options;
    private ParquetWriter? writer;
    private long groupBytes;
    private long groupRowCount;
    private long lastGroupBytes;

    private ParquetFile(ObjectUpload upload, ParquetColumn[] columns, UnloadOptions options)
        : base(upload)
    {
        this.columns = columns;
        this.options = options;
    }

    public override bool IsFull => groupBytes >= options.RowGroupBytes;

    public static async Task<UnloadFile> OpenAsync(
        ObjectUpload upload,
        UnloadColumn[] columns,
        Func<object, string> text,
        UnloadOptions options,
        CancellationToken cancellationToken
    )
    {
        var file = new ParquetFile(upload, [.. columns.Select(c => ParquetColumn.Of(c, text))], options);
        var schema = new ParquetSchema(file.columns.Select(c => (Field)c.Field));
        file.writer = await ParquetWriter
            .CreateAsync(schema, file.Output, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return file;
    }

    public override bool TryAppend(ReadOnlySpan<object?> row)
    {
        if (groupRowCount == 0 && RowCount > 0 && Output.Count + lastGroupBytes > options.MaxFileBytes)
        {
            return false;
        }

        for (var i = 0; i < row.Length; i++)
        {
            groupBytes += columns[i].Append(row[i]);
        }

        groupRowCount++;
        RowCount++;
        return true;
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (groupRowCount == 0)
        {
            return;
        }

        var start = Output.Count;
        using (var group = writer!.CreateRowGroup())
        {
            foreach (var column in columns)
            {
                await column.WriteAsync(group, cancellationToken).ConfigureAwait(false);
            }

            group.CompleteValidate();
        }

        lastGroupBytes = Output.Count - start;
        groupBytes = 0;
        groupRowCount = 0;
    }

    public override async Task FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await writer!.DisposeAsync().ConfigureAwait(false);
        writer = null;
    }
}
