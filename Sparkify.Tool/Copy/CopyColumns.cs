using Sparkify.Tool.Copy.Json;
using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

/// <summary>Which columns a COPY fills, and how each one's fields are converted.</summary>
internal static class CopyColumns
{
    /// <summary>Those of the list, in its order, or all in table order but IDENTITY columns.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-column-mapping.html"/>
    public static IReadOnlyList<CopyColumn> Resolve(CopyStatement statement, TableDefinition table)
    {
        var definitions = statement.Columns is { } names
            ? Listed(names, statement, table)
            : [.. table.Columns.Where(c => c.Identity is null || statement.Find("EXPLICIT_IDS") is not null)];
        return
        [
            .. definitions.Select(c =>
            {
                RefuseType(c, statement);
                return new CopyColumn(
                    c.Name,
                    c.Type,
                    c.NotNull || c.Identity is not null,
                    c.NotNull && c.Default is not null
                );
            }),
        ];
    }

    public static ValueConverter Converter(CopyColumn column, int index, CopyOptions options) =>
        column.Type.Kind switch
        {
            ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt => new IntegerConverter(column, index),
            ColumnKind.Decimal => new DecimalConverter(column, index, options.RoundsDecimals)
            {
                HasExactIntegers = options.Format == CopyFormatKind.Avro,
            },
            ColumnKind.Real or ColumnKind.Double => new FloatConverter(column, index),
            ColumnKind.Boolean => new BooleanConverter(column, index),
            ColumnKind.Char => new CharConverter(column, index, options.Text),
            ColumnKind.Varchar => new VarcharConverter(column, index, options.Text),
            ColumnKind.Date => new DateConverter(column, index, options.Time),
            ColumnKind.Time => new TimeConverter(column, index),
            ColumnKind.TimeTz => new TimeTzConverter(column, index),
            ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond => new IntervalConverter(column, index),
            ColumnKind.Timestamp or ColumnKind.TimestampTz => new TimestampConverter(column, index, options.Time),
            ColumnKind.Super when options.TextFormat is not null => new SuperTextConverter(column, index),
            ColumnKind.Super => new SuperConverter(column, index),
            ColumnKind.Varbyte => new VarbyteConverter(column, index),
            _ => throw new InvalidOperationException($"no converter for {column.Type}"),
        };

    private static List<ColumnDefinition> Listed(
        IReadOnlyList<string> names,
        CopyStatement statement,
        TableDefinition table
    )
    {
        var columns = new List<ColumnDefinition>();
        var explicitIds = statement.Find("EXPLICIT_IDS");
        foreach (var name in names)
        {
            var column =
                table.FindColumn(name)
                ?? throw new SparkifyException($"column \"{name}\" of relation \"{table.Name.Name}\" does not exist")
                {
                    Span = statement.TableSpan,
                    Code = "42703",
                };
            // Those that are BY DEFAULT take values without EXPLICIT_IDS.
            if (column.Identity is { ByDefault: false } && explicitIds is null)
            {
                throw new SparkifyException($"cannot set an identity column to a value: \"{name}\"")
                {
                    Span = statement.TableSpan,
                    Hint = "leave the column out of the list, and its values are generated, or write EXPLICIT_IDS",
                };
            }

            columns.Add(column);
        }

        if (
            explicitIds is not null
            && table.Columns.FirstOrDefault(c => c.Identity is not null && !columns.Contains(c)) is { } identity
        )
        {
            throw new SparkifyException($"EXPLICIT_IDS: identity column \"{identity.Name}\" is not in the column list")
            {
                Span = explicitIds.Span,
            };
        }

        return columns;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage-varbyte.html"/>
    private static void RefuseType(ColumnDefinition column, CopyStatement statement)
    {
        if (column.Type.Kind is ColumnKind.HllSketch or ColumnKind.Geometry or ColumnKind.Geography)
        {
            throw CopySupport.NotYet($"COPY into column \"{column.Name}\" of type {column.Type}", statement.TableSpan);
        }

        if (column.Type.Kind == ColumnKind.Varbyte && statement.Format.Kind == CopyFormatKind.Avro)
        {
            throw new SparkifyException($"AVRO cannot load column \"{column.Name}\" of type {column.Type}")
            {
                Span = statement.TableSpan,
                Hint = "COPY loads VARBYTE from CSV, PARQUET and ORC",
            };
        }

        if (
            column.Type.Kind == ColumnKind.Varbyte
            && (statement.Format.Kind == CopyFormatKind.FixedWidth || statement.Find("REMOVEQUOTES") is not null)
        )
        {
            throw new SparkifyException(
                $"FIXEDWIDTH and REMOVEQUOTES cannot load column \"{column.Name}\" of type {column.Type}"
            )
            {
                Span = statement.TableSpan,
            };
        }
    }
}
