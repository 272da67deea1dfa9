using System.Globalization;

namespace Sparkify.Tool.Sql;

internal enum ColumnKind
{
    SmallInt,
    Integer,
    BigInt,
    Decimal,
    Real,
    Double,
    Boolean,
    Char,
    Varchar,
    Date,
    Time,
    TimeTz,
    Timestamp,
    TimestampTz,
    IntervalYearToMonth,
    IntervalDayToSecond,
    Super,
    Varbyte,
    HllSketch,
    Geometry,
    Geography,
}

/// <summary>A Redshift type. Length: bytes of CHAR, VARCHAR, VARBYTE; digits in all of DECIMAL. Scale: digits after the point.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html"/>
internal sealed record ColumnType(ColumnKind Kind, int Length = 0, int Scale = 0)
{
    public const int MaxVarcharBytes = 65535;

    public bool IsCharacter => Kind is ColumnKind.Char or ColumnKind.Varchar;

    /// <summary>As Redshift's catalog prints it: "character varying(256)", "numeric(18,0)".</summary>
    public override string ToString() =>
        Kind switch
        {
            ColumnKind.SmallInt => "smallint",
            ColumnKind.Integer => "integer",
            ColumnKind.BigInt => "bigint",
            ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"numeric({Length},{Scale})"),
            ColumnKind.Real => "real",
            ColumnKind.Double => "double precision",
            ColumnKind.Boolean => "boolean",
            ColumnKind.Char => string.Create(CultureInfo.InvariantCulture, $"character({Length})"),
            ColumnKind.Varchar => string.Create(CultureInfo.InvariantCulture, $"character varying({Length})"),
            ColumnKind.Date => "date",
            ColumnKind.Time => "time without time zone",
            ColumnKind.TimeTz => "time with time zone",
            ColumnKind.Timestamp => "timestamp without time zone",
            ColumnKind.TimestampTz => "timestamp with time zone",
            ColumnKind.IntervalYearToMonth => "interval year to month",
            ColumnKind.IntervalDayToSecond => "interval day to second",
            ColumnKind.Super => "super",
            ColumnKind.Varbyte => string.Create(CultureInfo.InvariantCulture, $"varbyte({Length})"),
            ColumnKind.HllSketch => "hllsketch",
            ColumnKind.Geometry => "geometry",
            ColumnKind.Geography => "geography",
            _ => throw new InvalidOperationException($"no text for {Kind}"),
        };
}
