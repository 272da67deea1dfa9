using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>How DuckDB stores Redshift's types. Lengths of CHAR and VARCHAR are kept in the catalog, since DuckDB ignores them.</summary>
internal static class DuckDbTypes
{
    /// <summary>Null: DuckDB has no such type.</summary>
    public static string? Find(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt => "SMALLINT",
            ColumnKind.Integer => "INTEGER",
            ColumnKind.BigInt => "BIGINT",
            ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({type.Length},{type.Scale})"),
            ColumnKind.Real => "FLOAT",
            ColumnKind.Double => "DOUBLE",
            ColumnKind.Boolean => "BOOLEAN",
            ColumnKind.Char or ColumnKind.Varchar => "VARCHAR",
            ColumnKind.Date => "DATE",
            ColumnKind.Time => "TIME",
            ColumnKind.TimeTz => "TIMETZ",
            ColumnKind.Timestamp => "TIMESTAMP",
            ColumnKind.TimestampTz => "TIMESTAMPTZ",
            ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond => "INTERVAL",
            ColumnKind.Super => "JSON",
            ColumnKind.Varbyte => "BLOB",
            _ => null,
        };

    /// <summary>The Redshift type of what DuckDB's DESCRIBE prints.</summary>
    public static ColumnType Parse(string name) =>
        name switch
        {
            "TINYINT" or "SMALLINT" or "UTINYINT" => new ColumnType(ColumnKind.SmallInt),
            "INTEGER" or "USMALLINT" => new ColumnType(ColumnKind.Integer),
            "BIGINT" or "UINTEGER" => new ColumnType(ColumnKind.BigInt),
            "HUGEINT" or "UBIGINT" => new ColumnType(ColumnKind.Decimal, 38, 0),
            "FLOAT" => new ColumnType(ColumnKind.Real),
            "DOUBLE" => new ColumnType(ColumnKind.Double),
            "BOOLEAN" => new ColumnType(ColumnKind.Boolean),
            "DATE" => new ColumnType(ColumnKind.Date),
            "TIME" => new ColumnType(ColumnKind.Time),
            "TIME WITH TIME ZONE" => new ColumnType(ColumnKind.TimeTz),
            "TIMESTAMP" => new ColumnType(ColumnKind.Timestamp),
            "TIMESTAMP WITH TIME ZONE" => new ColumnType(ColumnKind.TimestampTz),
            "INTERVAL" => new ColumnType(ColumnKind.IntervalDayToSecond),
            "BLOB" => new ColumnType(ColumnKind.Varbyte, 64000),
            "JSON" => new ColumnType(ColumnKind.Super),
            _ when name.StartsWith("DECIMAL(", StringComparison.Ordinal) => DecimalOf(name),
            _ => new ColumnType(ColumnKind.Varchar, ColumnType.MaxVarcharBytes),
        };

    /// <summary>"DECIMAL(18,2)"</summary>
    private static ColumnType DecimalOf(string name)
    {
        var arguments = name["DECIMAL(".Length..^1].Split(',');
        return new ColumnType(
            ColumnKind.Decimal,
            int.Parse(arguments[0], CultureInfo.InvariantCulture),
            int.Parse(arguments[1], CultureInfo.InvariantCulture)
        );
    }
}
