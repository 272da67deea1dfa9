using System.Globalization;
using Parquet;
using Parquet.Schema;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Unload.Formats;

/// <summary>One column of a row group while it is filled; how its values are stored is chosen once.</summary>
internal abstract class ParquetColumn(DataField field)
{
    public DataField Field { get; } = field;

    /// <returns>about how many bytes the value takes</returns>
    public abstract int Append(object? value);

    /// <summary>Writes the values into the row group, and is empty then.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);

    public static ParquetColumn Of(UnloadColumn column, Func<object, string> text)
    {
        var culture = CultureInfo.InvariantCulture;
        var name = column.Name;
        return column.Type.Kind switch
        {
            ColumnKind.SmallInt => new ParquetValues<short>(name, v => Convert.ToInt16(v, culture)),
            ColumnKind.Integer => new ParquetValues<int>(name, v => Convert.ToInt32(v, culture)),
            ColumnKind.BigInt => new ParquetValues<long>(name, v => Convert.ToInt64(v, culture)),
            ColumnKind.Real => new ParquetValues<float>(name, v => Convert.ToSingle(v, culture)),
            ColumnKind.Double => new ParquetValues<double>(name, v => Convert.ToDouble(v, culture)),
            ColumnKind.Boolean => new ParquetValues<bool>(name, v => (bool)v),
            ColumnKind.Date => new ParquetValues<DateOnly>(name, v => (DateOnly)Representable(v, name)),
            ColumnKind.Time => new ParquetValues<long>(
                new TimeDataField(name, TimeUnitPrecision.Micros, isNullable: true),
                v => ((TimeOnly)Representable(v, name)).Ticks / TimeSpan.TicksPerMicrosecond
            ),
            ColumnKind.Timestamp or ColumnKind.TimestampTz => new ParquetValues<DateTime>(
                new DateTimeDataField(name, DateTimeFormat.DateAndTimeMicros, isNullable: true),
                v => DateTime.SpecifyKind((DateTime)Representable(v, name), DateTimeKind.Utc)
            ),
            ColumnKind.Decimal => new ParquetValues<decimal>(
                new DecimalDataField(name, column.Type.Length, column.Type.Scale, isNullable: true),
                v => v as decimal? ?? DecimalOf(text(v), name)
            ),
            _ => new ParquetTexts(name, text),
        };
    }

    private static decimal DecimalOf(string digits, string column) =>
        decimal.TryParse(digits, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NotRepresentable(digits, column);

    /// <summary>What has no .NET value comes as its text: infinity, years before Christ.</summary>
    private static object Representable(object value, string column) =>
        value is string text ? throw NotRepresentable(text, column) : value;

    private static SparkifyException NotRepresentable(string text, string column) =>
        new($"value {text} of column \"{column}\" cannot be unloaded to PARQUET") { Hint = "unload it to text or CSV" };
}

internal sealed class ParquetTexts(string name, Func<object, string> text)
    : ParquetColumn(new DataField<string>(name, nullable: true))
{
    private readonly List<string?> values = [];

    public override int Append(object? value)
    {
        values.Add(value is null ? null : text(value));
        return values[^1]?.Length ?? 1;
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync(Field, values!).ConfigureAwait(false);
        values.Clear();
    }
}

internal sealed class ParquetValues<T>(DataField field, Func<object, T> convert) : ParquetColumn(field)
    where T : struct
{
    private T?[] values = new T?[256];
    private int count;

    public ParquetValues(string name, Func<object, T> convert)
        : this(new DataField<T>(name, nullable: true), convert) { }

    public override int Append(object? value)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, count * 2);
        }

        values[count++] = value is null ? null : convert(value);
        return System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group
            .WriteAsync<T>(Field, values.AsMemory(0, count), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        count = 0;
    }
}
