using DuckDB.NET.Data;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Reads a result's rows, one after the other, as the values that StatementResult names.</summary>
internal sealed class DuckDbRows(DuckDBDataReader reader)
{
    private readonly Func<DuckDBDataReader, int, object>[] values =
    [
        .. Enumerable.Range(0, reader.FieldCount).Select(i => DuckDbValues.ReaderOf(reader, i)),
    ];

    public IReadOnlyList<ResultColumn> Columns { get; } =
    [
        .. Enumerable
            .Range(0, reader.FieldCount)
            .Select(i => new ResultColumn(reader.GetName(i), reader.GetDataTypeName(i))),
    ];

    /// <summary>Translate: from what reading throws to what the caller is to see.</summary>
    public IEnumerable<object?[]> Read(Func<Exception, Exception> translate)
    {
        while (Advance(translate))
        {
            var row = new object?[values.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : values[i](reader, i);
            }

            yield return row;
        }
    }

    private bool Advance(Func<Exception, Exception> translate)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception error) when (error is DuckDBException or OperationCanceledException)
        {
            throw translate(error);
        }
    }
}
