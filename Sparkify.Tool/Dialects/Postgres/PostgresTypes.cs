using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>How PostgreSQL stores Redshift's types. Lengths of CHAR and VARCHAR count bytes, so they are kept in the catalog; texts are compared by their bytes.</summary>
internal static class PostgresTypes
{
    private const int NumericHeader = 4;

    /// <summary>Null: PostgreSQL has no such type. JSON and not JSONB for SUPER: numbers and names stay as they were written.</summary>
    public static string? Find(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt => "smallint",
            ColumnKind.Integer => "integer",
            ColumnKind.BigInt => "bigint",
            ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"numeric({type.Length},{type.Scale})"),
            ColumnKind.Real => "real",
            ColumnKind.Double => "double precision",
            ColumnKind.Boolean => "boolean",
            ColumnKind.Char or ColumnKind.Varchar => "varchar",
            ColumnKind.Date => "date",
            ColumnKind.Time => "time",
            ColumnKind.TimeTz => "timetz",
            ColumnKind.Timestamp => "timestamp",
            ColumnKind.TimestampTz => "timestamptz",
            ColumnKind.IntervalYearToMonth => "interval year to month",
            ColumnKind.IntervalDayToSecond => "interval day to second",
            ColumnKind.Super => "json",
            ColumnKind.Varbyte => "bytea",
            _ => null,
        };

    /// <summary>Redshift's type for one of pg_type, with the modifier of pg_attribute (-1: none).</summary>
    public static ColumnType Describe(string name, int modifier) =>
        name switch
        {
            "int2" => new ColumnType(ColumnKind.SmallInt),
            "int4" => new ColumnType(ColumnKind.Integer),
            "int8" => new ColumnType(ColumnKind.BigInt),
            "numeric" when modifier < 0 => new ColumnType(ColumnKind.Decimal, 38, 0),
            "numeric" => new ColumnType(
                ColumnKind.Decimal,
                (modifier - NumericHeader) >> 16 & 0xFFFF,
                (modifier - NumericHeader) & 0x7FF
            ),
            "float4" => new ColumnType(ColumnKind.Real),
            "float8" => new ColumnType(ColumnKind.Double),
            "bool" => new ColumnType(ColumnKind.Boolean),
            "bpchar" when modifier > 0 => new ColumnType(ColumnKind.Char, modifier - NumericHeader),
            "varchar" when modifier > 0 => new ColumnType(ColumnKind.Varchar, modifier - NumericHeader),
            "date" => new ColumnType(ColumnKind.Date),
            "time" => new ColumnType(ColumnKind.Time),
            "timetz" => new ColumnType(ColumnKind.TimeTz),
            "timestamp" => new ColumnType(ColumnKind.Timestamp),
            "timestamptz" => new ColumnType(ColumnKind.TimestampTz),
            "interval" => new ColumnType(ColumnKind.IntervalDayToSecond),
            "bytea" => new ColumnType(ColumnKind.Varbyte, 64000),
            "json" or "jsonb" => new ColumnType(ColumnKind.Super),
            _ => new ColumnType(ColumnKind.Varchar, ColumnType.MaxVarcharBytes),
        };

    /// <summary>The Redshift type of what a result's column says, such as <c>numeric(18, 2)</c>.</summary>
    public static ColumnType Parse(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        int[] arguments =
            open < 0 || !name.EndsWith(')')
                ? []
                : [.. name[(open + 1)..^1].Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        return (arguments.Length > 0 ? name[..open] : name) switch
        {
            "smallint" => new ColumnType(ColumnKind.SmallInt),
            "integer" => new ColumnType(ColumnKind.Integer),
            "bigint" => new ColumnType(ColumnKind.BigInt),
            "numeric" => new ColumnType(
                ColumnKind.Decimal,
                arguments is [var digits, ..] ? digits : 38,
                arguments is [_, var scale] ? scale : 0
            ),
            "real" => new ColumnType(ColumnKind.Real),
            "double precision" => new ColumnType(ColumnKind.Double),
            "boolean" => new ColumnType(ColumnKind.Boolean),
            "character" when arguments is [var length] => new ColumnType(ColumnKind.Char, length),
            "character varying" when arguments is [var length] => new ColumnType(ColumnKind.Varchar, length),
            "date" => new ColumnType(ColumnKind.Date),
            "time without time zone" => new ColumnType(ColumnKind.Time),
            "time with time zone" => new ColumnType(ColumnKind.TimeTz),
            "timestamp without time zone" => new ColumnType(ColumnKind.Timestamp),
            "timestamp with time zone" => new ColumnType(ColumnKind.TimestampTz),
            "interval" => new ColumnType(ColumnKind.IntervalDayToSecond),
            "bytea" => new ColumnType(ColumnKind.Varbyte, 64000),
            "json" or "jsonb" => new ColumnType(ColumnKind.Super),
            _ => new ColumnType(ColumnKind.Varchar, ColumnType.MaxVarcharBytes),
        };
    }
}
