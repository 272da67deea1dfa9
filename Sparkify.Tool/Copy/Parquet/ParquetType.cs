using System.Globalization;
using Parquet.Meta;
using PhysicalType = Parquet.Meta.Type;

namespace Sparkify.Tool.Copy.Parquet;

internal enum ParquetKind
{
    Other,
    Boolean,
    Int32,
    Int64,
    Float,
    Double,
    Text,
    Binary,
    Decimal,
    Date,
    TimestampMillis,
    TimestampMicros,
    Int96,
}

/// <summary>What a leaf of a file's schema holds. Kind Other: what COPY has no column for.</summary>
/// <seealso href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md"/>
internal sealed record ParquetType(ParquetKind Kind, int Scale, string Text)
{
    public static ParquetType Of(SchemaElement element) => new(KindOf(element), element.Scale ?? 0, TextOf(element));

    /// <summary>As schemas of Parquet are written: "optional int64 (TIMESTAMP_MICROS) name".</summary>
    public override string ToString() => Text;

    private static ParquetKind KindOf(SchemaElement element) =>
        element.Type switch
        {
            PhysicalType.BOOLEAN => ParquetKind.Boolean,
            PhysicalType.INT32 => Int32KindOf(element),
            PhysicalType.INT64 => Int64KindOf(element),
            PhysicalType.INT96 => ParquetKind.Int96,
            PhysicalType.FLOAT => ParquetKind.Float,
            PhysicalType.DOUBLE => ParquetKind.Double,
            _ => BytesKindOf(element),
        };

    private static ParquetKind Int32KindOf(SchemaElement element) =>
        (element.ConvertedType, element.LogicalType) switch
        {
            (ConvertedType.DECIMAL, _) or (null, { DECIMAL: not null }) => ParquetKind.Decimal,
            (ConvertedType.DATE, _) or (null, { DATE: not null }) => ParquetKind.Date,


            (ConvertedType.INT_8 or ConvertedType.INT_16 or ConvertedType.INT_32, _)
            or
            (null, null)
            or (null, { INTEGER.IsSigned: true }) => ParquetKind.Int32,
            _ => ParquetKind.Other,
        };

    private static ParquetKind Int64KindOf(SchemaElement element) =>
        (element.ConvertedType, element.LogicalType) switch
        {
            (ConvertedType.DECIMAL, _) or (null, { DECIMAL: not null }) => ParquetKind.Decimal,
            (ConvertedType.TIMESTAMP_MILLIS, _) or (null, { TIMESTAMP.Unit.MILLIS: not null }) =>
                ParquetKind.TimestampMillis,
            (ConvertedType.TIMESTAMP_MICROS, _) or (null, { TIMESTAMP.Unit.MICROS: not null }) =>
                ParquetKind.TimestampMicros,
            (ConvertedType.INT_64, _) or (null, null) or (null, { INTEGER.IsSigned: true }) => ParquetKind.Int64,
            _ => ParquetKind.Other,
        };

    private static ParquetKind BytesKindOf(SchemaElement element) =>
        (element.ConvertedType, element.LogicalType) switch
        {
            (ConvertedType.DECIMAL, _) or (null, { DECIMAL: not null }) => ParquetKind.Decimal,
            (ConvertedType.UTF8 or ConvertedType.ENUM or ConvertedType.JSON, _)
            or (null, { STRING: not null } or { ENUM: not null } or { JSON: not null }) => ParquetKind.Text,
            (null, null) => ParquetKind.Binary,
            _ => ParquetKind.Other,
        };

    private static string TextOf(SchemaElement element)
    {
        var repetition = element.RepetitionType?.ToString().ToLowerInvariant() ?? "required";
        var physical = element.Type?.ToString().ToLowerInvariant();
        var annotation =
            element.ConvertedType?.ToString()
            ?? (element.LogicalType?.TIMESTAMP is null ? null : "TIMESTAMP")
            ?? (element.LogicalType?.UUID is null ? null : "UUID");
        if (annotation == nameof(ConvertedType.DECIMAL))
        {
            annotation = string.Create(CultureInfo.InvariantCulture, $"DECIMAL({element.Precision},{element.Scale})");
        }

        return annotation is null
            ? $"{repetition} {physical} {element.Name}"
            : $"{repetition} {physical} ({annotation}) {element.Name}";
    }
}
