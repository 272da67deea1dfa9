using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;
using Sparkify.Tool.Unload.Formats;

namespace Sparkify.Tool.Unload;

/// <summary>Opens the files of one UNLOAD, which all have one format.</summary>
internal sealed class FileFactory
{
    private readonly UnloadColumn[] columns;
    private readonly Func<object, string> text;
    private readonly UnloadOptions options;
    private readonly RecordFormat? records;

    /// <exception cref="SparkifyException">the format does not take a column's type</exception>
    public FileFactory(UnloadColumn[] columns, Func<object, string> text, UnloadOptions options, UnloadStatement unload)
    {
        this.columns = columns;
        this.text = text;
        this.options = options;
        RefuseTypes(unload);
        records = options.Format switch
        {
            CopyFormatKind.Csv => new CsvFormat(columns, text, options),
            CopyFormatKind.Json => new JsonFormat(columns, text),
            CopyFormatKind.FixedWidth => new FixedWidthFormat(columns, text, options),
            CopyFormatKind.Parquet => null,
            _ => new DelimitedFormat(columns, text, options),
        };
    }

    public async Task<UnloadFile> OpenAsync(ObjectUpload upload, CancellationToken cancellationToken) =>
        records is not null
            ? new TextFile(upload, records, options)
            : await ParquetFile.OpenAsync(upload, columns, text, options, cancellationToken).ConfigureAwait(false);

    private void RefuseTypes(UnloadStatement unload)
    {
        var takesAll = options.Format is CopyFormatKind.Csv or CopyFormatKind.Delimited;
        var refused = columns.FirstOrDefault(c =>
            c.Type.Kind is ColumnKind.Varbyte or ColumnKind.Geometry or ColumnKind.Geography or ColumnKind.HllSketch
        );
        if (!takesAll && refused is not null)
        {
            var format = options.Format.ToString().ToUpperInvariant();
            throw new SparkifyException(
                $"column \"{refused.Name}\" cannot be unloaded to {format}: its type is {refused.Type}"
            )
            {
                Span = unload.Format.Span,
                Code = "0A000",
                Hint = "unload it to text or CSV",
            };
        }
    }
}
