using System.Data;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Reads a result's rows, one after the other, as the values that StatementResult names.</summary>
internal static class DuckDbRows
{
    public static IReadOnlyList<ResultColumn> Columns(DuckDBDataReader reader) =>
        [
            .. Enumerable
                .Range(0, reader.FieldCount)
                .Select(i => new ResultColumn(reader.GetName(i), reader.GetDataTypeName(i))),
        ];

    public static IEnumerable<object?[]> Read(DuckDBDataReader reader, Func<DuckDBException, Exception> translate)
    {
        while (Advance(reader, translate))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Value(reader, i);
            }

            yield return row;
        }
    }

    private static bool Advance(DuckDBDataReader reader, Func<DuckDBException, Exception> translate)
    {
        try
        {
            return reader.Read();
        }
        catch (DuckDBException error)
        {
            throw translate(error);
        }
    }

    private static object Value(DuckDBDataReader reader, int index)
    {
        var value = reader.GetValue(index);
        return value switch
        {
            DuckDBDateOnly date => (DateOnly)date,
            DuckDBTimeOnly time => (TimeOnly)time,
            DuckDBTimestamp timestamp => timestamp.ToDateTime(),
            DuckDBInterval interval => new Interval(interval.Months, interval.Days, checked((long)interval.Micros)),
            TimeSpan span => new Interval(0, 0, span.Ticks / TimeSpan.TicksPerMicrosecond),
            DateTimeOffset offset => offset.UtcDateTime,
            DateTime instant when IsZoned(reader, index) => DateTime.SpecifyKind(instant, DateTimeKind.Utc),
            Stream stream => ReadBytes(stream),
            _ => value,
        };
    }

    private static bool IsZoned(DuckDBDataReader reader, int index) =>
        reader.GetDataTypeName(index).Contains("TimestampTz", StringComparison.OrdinalIgnoreCase);

    private static byte[] ReadBytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
