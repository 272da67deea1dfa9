using Parquet;
using Parquet.Meta;
using Parquet.Schema;

namespace Sparkify.Tool.Copy.Parquet;

/// <summary>
/// An open Parquet file whose leaves are read as they are stored: the library is not told of their logical types, so that it neither
/// converts nor loses anything. Holds one row group's columns.
/// </summary>
internal sealed class ParquetFile : IDisposable
{
    private readonly ParquetReader reader;
    private readonly Dictionary<DataField, ParquetLeaf> leaves = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DataField, ParquetType> types = new(ReferenceEqualityComparer.Instance);
    private int groupIndex;

    private ParquetFile(ParquetReader reader)
    {
        this.reader = reader;
        var elements = (reader.Metadata?.Schema ?? [])
            .Where(e => e.NumChildren is null or 0 && e.Type is not null)
            .ToList();
        var found = elements.Select(ParquetType.Of).ToList();
        foreach (var element in elements)
        {
            element.ConvertedType = null;
            element.LogicalType = null;
        }

        // Made of the elements each time it is asked for.
        var schema = reader.Schema;
        Fields = schema.Fields;
        var fields = schema.DataFields;
        if (fields.Length != found.Count)
        {
            throw new InvalidDataException("its schema is not one that COPY reads");
        }

        for (var i = 0; i < fields.Length; i++)
        {
            types[fields[i]] = found[i];
            if (ParquetLeaves.Of(fields[i], found[i]) is { } leaf)
            {
                leaves[fields[i]] = leaf;
            }
        }
    }

    /// <summary>The file's columns.</summary>
    public IReadOnlyList<Field> Fields { get; }

    public IReadOnlyDictionary<DataField, ParquetLeaf> Leaves => leaves;

    public IReadOnlyDictionary<DataField, ParquetType> Types => types;

    /// <summary>The stream stays the caller's.</summary>
    public static ParquetFile Open(Stream stream, CancellationToken cancellationToken) =>
        new(
            ParquetReader
                .CreateAsync(stream, new ParquetOptions(), leaveStreamOpen: true, cancellationToken)
                .GetAwaiter()
                .GetResult()
        );

    /// <summary>Reads the next row group, of so many rows; false: there is none.</summary>
    public bool TryLoadGroup(out long rowCount, CancellationToken cancellationToken)
    {
        rowCount = 0;
        if (groupIndex == reader.RowGroupCount)
        {
            return false;
        }

        using var group = reader.OpenRowGroupReader(groupIndex++);
        rowCount = group.RowCount;
        foreach (var leaf in leaves.Values)
        {
            leaf.Load(group, cancellationToken);
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var leaf in leaves.Values)
        {
            leaf.Dispose();
        }

        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
